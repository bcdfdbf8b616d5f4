import Box from "@mui/material/Box";

import { Pill } from "@/ui/data/Pill";
import { PageHeading } from "@/ui/navigation/PageHeading";

import { Reference, StandingPills } from "../model/HeadParts";
import { caseActs, caseHead, caseMeta } from "../model/headStyles";
import { useStaffCaseSlots, type StaffCase } from "./slots";

/** What the case is called, whose it is, how it stands, and what staff can do with it. */
export function StaffCaseHead({ details }: { details: StaffCase }) {
  const { acts } = useStaffCaseSlots();
  const { case: facts, organisationName, suppressed, restricted } = details;
  return (
    <Box component="header" sx={{ ...caseHead, mb: 5 }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <PageHeading documentTitle={facts.caseReference}>{facts.title}</PageHeading>
        <Box sx={caseMeta}>
          <Reference of={facts.caseReference} />
          <span>
            {facts.businessName}
            {organisationName !== facts.businessName && `, ${organisationName}`}
          </span>
          <Pill icon="scales" tone="line">{`${facts.caseStage}: ${facts.caseProgress}`}</Pill>
          <StandingPills priority={facts.priority} closed={facts.closed} />
          {suppressed && (
            <Pill icon="eye" tone="warning">
              Suppressed: hidden from the business
            </Pill>
          )}
          {restricted && (
            <Pill icon="pause" tone="warning">
              Restricted: kept, not exported or reported on
            </Pill>
          )}
        </Box>
      </Box>
      <Box sx={caseActs}>
        {acts.map((Act, place) => (
          <Act key={place} details={details} />
        ))}
      </Box>
    </Box>
  );
}
