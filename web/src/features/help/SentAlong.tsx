import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";

import { Facts } from "@/ui/data/Facts";

/** What a question takes with it besides what was written, shown before it is sent. */
export function SentAlong({ facts }: { facts: { label: string; value: string }[] }) {
  return (
    <Box role="group" aria-label="Sent along">
      <Typography variant="control" component="p" sx={{ fontWeight: 600, mb: 1 }}>
        Sent along
      </Typography>
      <Facts facts={facts} />
    </Box>
  );
}
