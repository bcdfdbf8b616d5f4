import Box from "@mui/material/Box";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormHelperText from "@mui/material/FormHelperText";
import Typography from "@mui/material/Typography";
import { use, useId } from "react";

import { usePortal } from "@/session/PortalContext";
import { Card } from "@/ui/layout/Card";

import { MistakesContext } from "./parts";

interface PrivacyPartProps {
  accepted: boolean;
  onChange: (accepted: boolean) => void;
}

/** The privacy notice for this form, where it can be read before anything is sent. */
export function PrivacyPart({ accepted, onChange }: PrivacyPartProps) {
  const { config } = usePortal();
  const errorId = useId();
  const error = use(MistakesContext).privacyNoticeAccepted;
  return (
    <Card title="Privacy notice" padded>
      <Box sx={{ display: "grid", gap: 2 }}>
        <Typography>
          {config.schemeName} uses the names and addresses in this form to decide on your request, to invite
          the administrators, and for nothing else. The people who look at requests see them.
        </Typography>
        <Typography>
          A request that isn&rsquo;t confirmed is deleted after seven days, a decided one some months after
          the decision. You can ask for a copy, a correction or an erasure at {config.helpdesk.email}.
        </Typography>
        <FormControlLabel
          control={
            <Checkbox
              checked={accepted}
              onChange={(_, checked) => onChange(checked)}
              slotProps={{
                input: {
                  "aria-invalid": error === undefined ? undefined : true,
                  "aria-describedby": error === undefined ? undefined : errorId,
                },
              }}
            />
          }
          label="I have read this, and the people I named know that I name them"
        />
        {error !== undefined && (
          <FormHelperText error id={errorId}>
            {error}
          </FormHelperText>
        )}
      </Box>
    </Card>
  );
}
