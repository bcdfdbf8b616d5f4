import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import OutlinedInput from "@mui/material/OutlinedInput";
import Paper from "@mui/material/Paper";
import { useState, type SyntheticEvent } from "react";
import { useNavigate } from "react-router";

import { useMe } from "@/session/MeContext";
import { Field } from "@/ui/controls/Field";
import { PageHead } from "@/ui/layout/PageHead";

/** The way to a case of any organisation: by its reference, or that of an earlier system, in any spelling. */
export function Component() {
  const { scheme } = useMe();
  const navigate = useNavigate();
  const [reference, setReference] = useState("");
  const find = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (reference.trim() !== "") void navigate(`/staff/cases/${encodeURIComponent(reference.trim())}`);
  };
  return (
    <>
      <PageHead title="Find a case" lede="Of any organisation, open, closed or suppressed." />
      <Paper variant="outlined" component="form" onSubmit={find} sx={{ p: 5, maxWidth: 560 }}>
        <Field
          label="Reference"
          hint={`Such as ${scheme.referenceExample}. One of an earlier system will do.`}
        >
          {(control) => (
            <OutlinedInput
              {...control}
              fullWidth
              autoComplete="off"
              value={reference}
              onChange={(event) => setReference(event.target.value)}
            />
          )}
        </Field>
        <Box sx={{ mt: 4 }}>
          <Button type="submit" variant="contained">
            Open the case
          </Button>
        </Box>
      </Paper>
    </>
  );
}
