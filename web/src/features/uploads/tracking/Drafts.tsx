import Paper from "@mui/material/Paper";
import Box from "@mui/material/Box";
import { useQuery } from "@tanstack/react-query";

import { useMe } from "@/session/MeContext";
import { plural } from "@/ui/format/words";
import { Icon } from "@/ui/icons/Icon";
import { RouteButton } from "@/ui/navigation/RouteButton";

import { draftsOf } from "../sending/draftStore";

/** What was begun in this browser and isn't finished: nothing is lost, and the way back is here. */
export function Drafts() {
  const { user } = useMe();
  const { data = [] } = useQuery({
    queryKey: ["upload-drafts", user.id],
    queryFn: () => draftsOf(user.id),
    staleTime: 0,
  });
  return data.map(({ caseReference, files, receipt }) => (
    <Paper
      key={caseReference}
      variant="outlined"
      component="section"
      aria-label={`Not finished, ${caseReference}`}
      sx={row}
    >
      <Box sx={{ color: "primary.main", display: "flex" }}>
        <Icon name="retry" />
      </Box>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box component="p" sx={{ fontWeight: 600 }}>
          {receipt === null
            ? `An upload to ${caseReference} hasn't been sent`
            : `Some files for ${caseReference} are still to arrive`}
        </Box>
        <Box component="p" sx={{ typography: "dense", color: "text.secondary" }}>
          {plural(files.length, "file")}. Kept for a day, then given up.
        </Box>
      </Box>
      <RouteButton to={`/cases/${encodeURIComponent(caseReference)}/upload?step=files`} size="small">
        Carry on
      </RouteButton>
    </Paper>
  ));
}

const row = { display: "flex", flexWrap: "wrap", alignItems: "center", gap: 3, p: "10px 20px" } as const;
