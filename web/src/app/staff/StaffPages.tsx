import { Outlet } from "react-router";

import { StaffChallenges } from "@/features/challenges/StaffChallenges";
import { LegalHold } from "@/features/retention/LegalHold";
import { StaffCaseSlotsContext, type StaffCaseSlots } from "@/features/cases/staff/slots";
import { ConfidentialityAct } from "@/features/confidentiality/ConfidentialityAct";
import { SuppressionCard } from "@/features/suppression/SuppressionCard";

/** What other features show and do on a case of the staff console: one line each. */
const slots: StaffCaseSlots = {
  acts: [],
  sections: [StaffChallenges, SuppressionCard, LegalHold],
  documentActs: [ConfidentialityAct],
};

/** What stands around the pages of the staff console. */
export function Component() {
  return (
    <StaffCaseSlotsContext value={slots}>
      <Outlet />
    </StaffCaseSlotsContext>
  );
}
