import Box from "@mui/material/Box";
import FormControl from "@mui/material/FormControl";
import FormHelperText from "@mui/material/FormHelperText";
import FormLabel from "@mui/material/FormLabel";
import { useId, type ReactNode } from "react";

import { Icon } from "../icons/Icon";

/** What the control inside a field takes on, so that label, hint and error are read with it. */
export interface FieldControl {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": boolean | undefined;
}

export interface FieldProps {
  label: string;
  hint?: ReactNode;
  /** What's wrong, then what to do. */
  error?: string | undefined;
  children: (control: FieldControl) => ReactNode;
}

/** Label above, hint under the label, error under the control with its icon. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  const errorId = error === undefined ? undefined : `${id}-error`;
  const described = [hintId, errorId].filter(Boolean).join(" ");
  return (
    <FormControl fullWidth error={error !== undefined}>
      <FormLabel htmlFor={id}>{label}</FormLabel>
      {hint !== undefined && (
        <FormHelperText id={hintId} error={false} sx={{ mt: "-4px", mb: "6px" }}>
          {hint}
        </FormHelperText>
      )}
      {children({
        id,
        "aria-describedby": described === "" ? undefined : described,
        "aria-invalid": error === undefined ? undefined : true,
      })}
      {error !== undefined && (
        <FormHelperText id={errorId} component="div">
          <Box sx={{ display: "flex", gap: "6px", alignItems: "center" }}>
            <Icon name="alert" size={16} />
            {error}
          </Box>
        </FormHelperText>
      )}
    </FormControl>
  );
}
