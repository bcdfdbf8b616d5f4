import Button from "@mui/material/Button";

import { Icon } from "@/ui/icons/Icon";

/** To the panel's list of articles. */
export function BackButton({ onBack }: { onBack: () => void }) {
  return (
    <Button
      variant="text"
      size="small"
      startIcon={<Icon name="left" size={16} />}
      onClick={onBack}
      sx={{ ml: -2 }}
    >
      All help
    </Button>
  );
}
