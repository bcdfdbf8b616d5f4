import Box from "@mui/material/Box";

/** Stands before what came since the person last looked at the case. */
export function NewPill() {
  return (
    <Box component="span" sx={pill}>
      New
    </Box>
  );
}

const pill = {
  display: "inline-block",
  mr: 2,
  px: "6px",
  borderRadius: "4px",
  bgcolor: "tint.primaryStrong",
  color: "primary.main",
  typography: "caption",
  fontWeight: 600,
  lineHeight: "20px",
} as const;
