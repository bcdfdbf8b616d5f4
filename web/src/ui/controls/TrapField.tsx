import Box from "@mui/material/Box";

interface TrapFieldProps {
  value: string;
  onChange: (text: string) => void;
}

/** A field that only machines find: out of sight, out of the tab order, unknown to screen readers and to autofill. */
export function TrapField({ value, onChange }: TrapFieldProps) {
  return (
    <Box
      aria-hidden="true"
      sx={{ position: "absolute", left: -9999, width: 1, height: 1, overflow: "hidden" }}
    >
      <label>
        Leave this empty
        <input
          name="website"
          tabIndex={-1}
          autoComplete="off"
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      </label>
    </Box>
  );
}
