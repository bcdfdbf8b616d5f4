import Box from "@mui/material/Box";

import { useCaseSlots } from "../model/slots";
import type { CaseDetails } from "../model/types";
import { ComplaintCard } from "./ComplaintCard";
import { LatestCard } from "./LatestCard";
import { OutcomesCard } from "./OutcomesCard";
import { PeopleCard } from "./PeopleCard";
import { RequestsCard } from "./RequestsCard";
import { UpdatesCard } from "./UpdatesCard";

export function Overview({ details }: { details: CaseDetails }) {
  const { Challenges } = useCaseSlots();
  return (
    <Box sx={columns}>
      <Box sx={stack}>
        <RequestsCard details={details} />
        <ComplaintCard details={details} />
        <Challenges details={details} />
        <UpdatesCard updates={details.updates} />
        <OutcomesCard outcomes={details.outcomes} />
      </Box>
      <Box sx={stack}>
        <PeopleCard details={details} />
        <LatestCard details={details} />
      </Box>
    </Box>
  );
}

const columns = {
  display: "grid",
  gridTemplateColumns: { xs: "minmax(0, 1fr)", md: "minmax(0, 1fr) 344px" },
  gap: 4,
  alignItems: "start",
} as const;
const stack = { display: "grid", gap: 4, minWidth: 0 } as const;
