import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import Typography from "@mui/material/Typography";

import { choose, useChoices, type Choices } from "@/session/storage/choices";
import { showToast } from "@/ui/feedback/toasts";
import { Card } from "@/ui/layout/Card";

const NOTHING: Choices = { functional: false, analytical: false };

/** The person's choices, at any time. Each is kept, and obeyed, as it is made. */
export function CookieChoices() {
  const made = useChoices();
  const current = made ?? NOTHING;
  const change = (next: Choices): void => {
    choose(next);
    showToast("Your choice is kept");
  };
  return (
    <Card title="Your choices" padded>
      <Typography sx={{ maxWidth: "64ch" }}>
        {made === null
          ? "You haven’t chosen yet, so only what is necessary is kept. "
          : "You can change these at any time. "}
        They count for this browser.
      </Typography>
      <Box sx={{ display: "grid", justifyItems: "start", my: 3 }}>
        <FormControlLabel control={<Checkbox checked disabled />} label="Necessary: always on" />
        <FormControlLabel
          control={<Checkbox checked={current.functional} />}
          onChange={(_, functional) => change({ ...current, functional })}
          label="Functional: remember how I like things"
        />
        <FormControlLabel
          control={<Checkbox checked={current.analytical} />}
          onChange={(_, analytical) => change({ ...current, analytical })}
          label="Analytical: help find what is slow or broken"
        />
      </Box>
      {made === null && (
        <Button variant="outlined" onClick={() => change(NOTHING)}>
          Keep only what is necessary
        </Button>
      )}
    </Card>
  );
}
