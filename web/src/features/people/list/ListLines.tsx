import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";

import { Pill } from "@/ui/data/Pill";
import { ruled } from "@/ui/data/entries";

import type { Line } from "./useInviteList";

/** What is to become, or became, of each line. */
export function ListLines({ lines }: { lines: readonly Line[] }) {
  return (
    <Box component="ol" aria-label="Lines of the list">
      {lines.map(({ line, name, email, said, fits }) => (
        <Box component="li" key={line} sx={row}>
          <Typography variant="dense" color="textSecondary">{`Line ${line}`}</Typography>
          <Box sx={{ minWidth: 0, overflowWrap: "anywhere" }}>
            <Typography sx={{ fontWeight: 600 }}>{name === "" ? "No name" : name}</Typography>
            <Typography variant="dense" component="div" color="textSecondary">
              {email}
            </Typography>
            {!fits && (
              <Typography variant="dense" component="div" color="error">
                {said}
              </Typography>
            )}
          </Box>
          <Box sx={{ justifySelf: { sm: "end" } }}>
            <Pill icon={fits ? "done" : "alert"} tone={fits ? "success" : "warning"}>
              {fits ? said : "Left out"}
            </Pill>
          </Box>
        </Box>
      ))}
    </Box>
  );
}

const row = {
  display: "grid",
  gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "72px minmax(0, 1fr) auto" },
  alignItems: "baseline",
  gap: { xs: 1, sm: 4 },
  py: "10px",
  ...ruled,
} as const;
