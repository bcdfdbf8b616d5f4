import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import OutlinedInput from "@mui/material/OutlinedInput";
import { useState, type SubmitEvent } from "react";

import { Field } from "@/ui/controls/Field";

interface FinderProps {
  hint: string;
  /** What is sought now. */
  search: string;
  /** What is wrong with what was typed, if anything is. */
  mistake?: (typed: string) => string | undefined;
  onFind: (typed: string) => void;
}

/** One field to find something by, and its button. */
export function Finder({ hint, search, mistake, onFind }: FinderProps) {
  const [typed, setTyped] = useState(search);
  const [tried, setTried] = useState(false);
  const wrong = mistake?.(typed.trim());
  const find = (event: SubmitEvent): void => {
    event.preventDefault();
    setTried(true);
    if (wrong === undefined) onFind(typed.trim());
  };
  return (
    <Box component="form" role="search" noValidate onSubmit={find} sx={finder}>
      <Field label="Find" hint={hint} error={tried ? wrong : undefined}>
        {(control) => (
          <OutlinedInput
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            inputProps={{ ...control, autoComplete: "off", maxLength: 100 }}
          />
        )}
      </Field>
      <Button variant="outlined" type="submit">
        Find
      </Button>
    </Box>
  );
}

const finder = {
  display: "flex",
  flexWrap: "wrap",
  alignItems: "end",
  gap: 2,
  maxWidth: 560,
  mb: 4,
} as const;
