import Box from "@mui/material/Box";
import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";

import { useMe } from "@/session/MeContext";
import { Field } from "@/ui/controls/Field";

import type { UpdateReason } from "./model/types";

interface ReasonFieldProps {
  value: string;
  onChange: (reason: string) => void;
  /** Whether the case may be asked to be hidden here. */
  withHiding?: boolean;
  /** Why a reason can't be chosen; null when it can. */
  against?: (reason: UpdateReason) => string | null;
  error?: string | undefined;
}

/** The scheme's reasons. One that the case's state excludes says so, in its place. */
export function ReasonField(props: ReasonFieldProps) {
  const { value, onChange, withHiding = false, against = () => null, error } = props;
  const { reasons: usual, hiding } = useMe().scheme.updates;
  const reasons = withHiding ? [...usual, hiding] : usual;
  return (
    <Field label="Reason" hint={value === hiding.code ? hiding.hint : undefined} error={error}>
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
              <MenuItem
                key={reason.code}
                value={reason.code}
                disabled={why !== null}
                sx={reason === hiding ? apart : item}
              >
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
const apart = { ...item, borderTop: "1px solid", borderColor: "line.soft" } as const;
