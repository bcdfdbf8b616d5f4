import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";

import type { Schema } from "@/api/types";
import { Icon } from "@/ui/icons/Icon";
import { RouteButton } from "@/ui/navigation/RouteButton";

type CaseDetails = Schema<"CaseDetails">;

/** "PNX-5118391-R2HN · Tidewell Insurance · Gareth Hollis · your ref 77-40871" */
function caseFacts({ case: facts, parties }: CaseDetails): string[] {
  const consumer = parties.find(({ role }) => role === "consumer")?.name;
  const reference = facts.businessReference === null ? undefined : `your ref ${facts.businessReference}`;
  return [facts.caseReference, facts.businessName, consumer, reference].filter((fact) => fact !== undefined);
}

/** The case is named all the way, so that nothing is sent to the wrong one. */
export function CaseBanner({ details, changeable }: { details: CaseDetails; changeable: boolean }) {
  return (
    <Paper variant="outlined" component="section" aria-label="The case" sx={banner}>
      <Box sx={{ color: "success.main", display: "flex", pt: { xs: "2px", sm: 0 } }}>
        <Icon name="done" />
      </Box>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box component="p" sx={{ fontWeight: 600, lineHeight: "20px" }}>
          {details.case.title}
        </Box>
        <Box component="p" sx={{ typography: "dense", color: "text.secondary", overflowWrap: "anywhere" }}>
          {caseFacts(details).join(" · ")}
        </Box>
      </Box>
      {changeable && (
        <>
          <Box sx={{ display: { xs: "none", md: "block" }, typography: "dense", color: "text.secondary" }}>
            You confirmed this is the right case
          </Box>
          <RouteButton to="/uploads/new" variant="text" size="small">
            Change case
          </RouteButton>
        </>
      )}
    </Paper>
  );
}

const banner = {
  display: "flex",
  flexWrap: { xs: "wrap", sm: "nowrap" },
  alignItems: { xs: "flex-start", sm: "center" },
  gap: 3,
  p: { xs: "12px 8px 12px 16px", sm: "10px 12px 10px 20px" },
  mb: 4,
} as const;
