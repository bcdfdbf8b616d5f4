import Box from "@mui/material/Box";
import OutlinedInput from "@mui/material/OutlinedInput";

import { Field } from "@/ui/controls/Field";
import { formatCount } from "@/ui/format/words";

import { lengthOf, tooLong } from "./model/text";

interface CommentFieldProps {
  label: string;
  hint?: string | undefined;
  value: string;
  most: number;
  rows: number;
  onChange: (text: string) => void;
  /** What else is wrong with it, such as being empty. */
  error?: string | undefined;
}

/** A text with its count. Past the limit it turns red and says by how much; nothing is ever cut off. */
export function CommentField({ label, hint, value, most, rows, onChange, error }: CommentFieldProps) {
  const over = tooLong(value, most, "comment");
  return (
    <Box sx={{ position: "relative" }}>
      <Field label={label} error={over ?? error}>
        {(control) => (
          <OutlinedInput
            multiline
            minRows={rows}
            maxRows={12}
            value={value}
            error={over !== null || error !== undefined}
            onChange={(event) => onChange(event.target.value)}
            slotProps={{ input: { ...control } }}
            sx={{ "& textarea": { p: "10px 12px" } }}
          />
        )}
      </Field>
      <Box sx={counter}>
        <span>{hint}</span>
        <Box
          component="span"
          sx={{ ml: "auto", ...(over === null ? {} : { color: "error.main", fontWeight: 600 }) }}
        >
          {`${formatCount(lengthOf(value))} of ${formatCount(most)}`}
        </Box>
      </Box>
    </Box>
  );
}

const counter = {
  display: "flex",
  gap: 3,
  mt: 1,
  typography: "dense",
  color: "text.secondary",
} as const;
