import Box from "@mui/material/Box";
import { visuallyHidden } from "@mui/utils";

import { Icon } from "@/ui/icons/Icon";

export function PriorityFlag() {
  return (
    <Box component="span" sx={{ color: "error.main", display: "inline-flex" }}>
      <Icon name="flag" size={16} />
      <span style={visuallyHidden}>Priority</span>
    </Box>
  );
}
