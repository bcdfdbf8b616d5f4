import Box from "@mui/material/Box";
import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";

import { useMe } from "@/session/MeContext";
import { Field } from "@/ui/controls/Field";

import type { UpdateReason } from "./model/types";

interface ReasonFieldProps {
  value: string;
  onChange: (reason: string) => void;
  /** Why a reason can't be chosen; null when it can. */
  against?: (reason: UpdateReason) => string | null;
  error?: string | undefined;
}

/** The scheme's reasons. One that the case's state excludes says so, in its place. */
export function ReasonField({ value, onChange, against = () => null, error }: ReasonFieldProps) {
  const { reasons } = useMe().scheme.updates;
  return (
    <Field label="Reason" error={error}>
      {({ id, ...described }) => (
        <Select
          displayEmpty
          labelId={`${id}-label`}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          SelectDisplayProps={{ id, "aria-label": "Reason", ...described }}
          renderValue={(code) => reasons.find((each) => each.code === code)?.label ?? "Choose a reason"}
        >
          {reasons.map((reason) => {
            const why = against(reason);
            return (
              <MenuItem key={reason.code} value={reason.code} disabled={why !== null} sx={item}>
                {reason.label}
                {why !== null && <Box sx={{ typography: "dense" }}>{why}</Box>}
              </MenuItem>
            );
          })}
        </Select>
      )}
    </Field>
  );
}

const item = {
  display: "block",
  py: 2,
  whiteSpace: "normal",
  "&.Mui-disabled": { opacity: 1, color: "ink.hint" },
} as const;
