import Box from "@mui/material/Box";
import { visuallyHidden } from "@mui/utils";

/** A dot beside what has come since the person last looked, as beside what is unread in the bell. */
export function NewMark() {
  return (
    <Box component="span" title="New since you last looked" sx={dot}>
      <span style={visuallyHidden}>New since you last looked</span>
    </Box>
  );
}

const dot = {
  flex: "none",
  position: "relative",
  display: "inline-block",
  width: 8,
  height: 8,
  borderRadius: "50%",
  bgcolor: "primary.main",
} as const;
