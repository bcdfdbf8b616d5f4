import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Paper from "@mui/material/Paper";
import Typography from "@mui/material/Typography";

import { choose, type Choices } from "@/session/storage/choices";
import { RouteLink } from "@/ui/navigation/RouteLink";

const ALL: Choices = { functional: true, analytical: true };
const NONE: Choices = { functional: false, analytical: false };

/** Asked once in a browser, above the page and never over it. Going on without an answer is an answer: no. */
export default function CookieAsk() {
  return (
    <Paper variant="outlined" component="section" aria-label="Cookies" sx={ask} data-print="hide">
      <Typography variant="control" sx={{ flex: "1 1 320px", maxWidth: "72ch" }}>
        May the portal remember in this browser how you like things, and let the scheme follow single clicks
        to find what is broken? Until you say so it does neither.{" "}
        <RouteLink to="/cookies">What is kept, in full</RouteLink>
      </Typography>
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2 }}>
        <Button variant="outlined" size="small" onClick={() => choose(NONE)}>
          Only what is necessary
        </Button>
        <Button variant="outlined" size="small" onClick={() => choose(ALL)}>
          Allow both
        </Button>
      </Box>
    </Paper>
  );
}

const ask = {
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: "8px 16px",
  p: "10px 16px",
  mb: 4,
} as const;
