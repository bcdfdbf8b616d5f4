import Box from "@mui/material/Box";

import { radius } from "../tokens";

interface BoxIconProps {
  mark?: "tick" | "dash";
}

const marks = { tick: "m3.5 7.5 2.5 2.5 5-6", dash: "M3.5 7h7" };

/** An 18 px box with a hard edge, filled once it says something. */
export function CheckboxIcon({ mark }: BoxIconProps) {
  const filled = mark !== undefined;
  return (
    <Box
      component="span"
      sx={{
        display: "grid",
        placeItems: "center",
        width: 18,
        height: 18,
        border: "1.5px solid",
        borderColor: filled ? "primary.main" : "line.control",
        borderRadius: `${radius.pill}px`,
        bgcolor: filled ? "primary.main" : "background.paper",
        color: "primary.contrastText",
      }}
    >
      {filled && (
        <svg
          viewBox="0 0 14 14"
          width="14"
          height="14"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
        >
          <path d={marks[mark]} />
        </svg>
      )}
    </Box>
  );
}
