import { Outlet } from "react-router";

import { StaffChallenges } from "@/features/challenges/StaffChallenges";
import { LegalHold } from "@/features/retention/LegalHold";
import { StaffCaseSlotsContext, type StaffCaseSlots } from "@/features/cases/staff/slots";

/** What other features show and do on a case of the staff console: one line each. */
const slots: StaffCaseSlots = {
  acts: [],
  sections: [StaffChallenges, LegalHold],
  documentActs: [],
};

/** What stands around the pages of the staff console. */
export function Component() {
  return (
    <StaffCaseSlotsContext value={slots}>
      <Outlet />
    </StaffCaseSlotsContext>
  );
}
