import { Outlet } from "react-router";

import { StaffChallenges } from "@/features/challenges/StaffChallenges";
import { LegalHold } from "@/features/retention/LegalHold";
import { StaffCaseSlotsContext, type StaffCaseSlots } from "@/features/cases/staff/slots";
import { ConfidentialityAct } from "@/features/confidentiality/ConfidentialityAct";
import { CorrespondenceCard } from "@/features/publishing/CorrespondenceCard";
import { PublicationsCard } from "@/features/publishing/PublicationsCard";
import { PublishingActs } from "@/features/publishing/PublishingActs";
import { FileSenderContext, type FileSender } from "@/features/publishing/sender";
import { SuppressionCard } from "@/features/suppression/SuppressionCard";
import { hashFile } from "@/features/uploads/sending/hashing";
import { transfer } from "@/features/uploads/sending/transfer";
import { troubleWords } from "@/features/uploads/sending/trouble";

/** What other features show and do on a case of the staff console: one line each. */
const slots: StaffCaseSlots = {
  acts: [PublishingActs],
  sections: [PublicationsCard, StaffChallenges, CorrespondenceCard, SuppressionCard, LegalHold],
  documentActs: [ConfidentialityAct],
};

const sender: FileSender = { fingerprint: hashFile, transfer, trouble: troubleWords };

/** What stands around the pages of the staff console. */
export function Component() {
  return (
    <StaffCaseSlotsContext value={slots}>
      <FileSenderContext value={sender}>
        <Outlet />
      </FileSenderContext>
    </StaffCaseSlotsContext>
  );
}
