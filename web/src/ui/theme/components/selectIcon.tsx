import Box from "@mui/material/Box";

import { Icon } from "../../icons/Icon";

/** MUI places and turns it through the class name. */
export function SelectIcon({ className }: { className?: string }) {
  return (
    <Box component="span" className={className} sx={{ display: "grid", mr: 1 }}>
      <Icon name="down" size={16} />
    </Box>
  );
}
