import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState, type DragEvent } from "react";

import { Icon } from "@/ui/icons/Icon";

interface DropZoneProps {
  onChoose: () => void;
  onFiles: (files: File[]) => void;
}

/** Drop or choose: both do the same, and the button does it without a mouse. */
export function DropZone({ onChoose, onFiles }: DropZoneProps) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <Box
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      sx={zone}
    >
      <Box sx={{ color: "primary.main", display: "flex" }}>
        <Icon name="upload" size={24} />
      </Box>
      <Box component="p" sx={{ display: { xs: "none", sm: "block" } }}>
        <b>Drop files here</b> or
      </Box>
      <Button size="small" onClick={onChoose}>
        Choose files
      </Button>
    </Box>
  );
}

const zone = {
  display: "flex",
  alignItems: "center",
  justifyContent: "center",
  gap: 3,
  minHeight: { xs: 72, sm: 88 },
  m: { xs: 3, sm: "16px 20px" },
  border: "1.5px dashed",
  borderColor: "line.control",
  borderRadius: "8px",
  bgcolor: "surface.sunken",
  "& b": { fontWeight: 600 },
  "&[data-over]": { borderColor: "primary.main", bgcolor: "tint.primary" },
} as const;
