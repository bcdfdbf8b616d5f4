import Box from "@mui/material/Box";

import { Icon } from "../icons/Icon";

interface RemovableChipProps {
  label: string;
  value: string;
  onRemove: () => void;
}

/** "Label **value** ×". Round: it can be pressed. */
export function RemovableChip({ label, value, onRemove }: RemovableChipProps) {
  return (
    <Box component="span" sx={chip}>
      {label}
      <Box component="b" sx={{ fontWeight: 600, overflow: "hidden", textOverflow: "ellipsis" }}>
        {value}
      </Box>
      <Box
        component="button"
        type="button"
        aria-label={`Remove filter: ${label}`}
        onClick={onRemove}
        sx={cross}
      >
        <Icon name="close" size={16} />
      </Box>
    </Box>
  );
}

const chip = {
  display: "inline-flex",
  alignItems: "center",
  gap: "6px",
  height: 28,
  maxWidth: 360,
  p: "0 2px 0 12px",
  border: "1px solid",
  borderColor: "divider",
  borderRadius: "999px",
  bgcolor: "background.paper",
  typography: "dense",
  whiteSpace: "nowrap",
} as const;

const cross = {
  display: "grid",
  placeItems: "center",
  flex: "none",
  width: 24,
  height: 24,
  p: 0,
  border: 0,
  borderRadius: "50%",
  bgcolor: "transparent",
  color: "text.secondary",
  cursor: "pointer",
  "&:hover": { bgcolor: "tint.neutral", color: "text.primary" },
} as const;
