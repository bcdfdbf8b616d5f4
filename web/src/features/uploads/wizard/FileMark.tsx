import Box from "@mui/material/Box";

import { Icon } from "@/ui/icons/Icon";

import { extensionOf } from "../model/fileRules";

/** A sheet with the file's ending under it. A decoration: the name beside it says the same. */
export function FileMark({ name, trouble = false }: { name: string; trouble?: boolean }) {
  return (
    <Box
      aria-hidden="true"
      sx={{
        display: "grid",
        justifyItems: "center",
        color: trouble ? "error.main" : "ink.hint",
        fontSize: "0.6875rem",
        lineHeight: "12px",
        fontWeight: 650,
      }}
    >
      <Icon name="file" size={24} />
      {extensionOf(name).slice(0, 4).toUpperCase()}
    </Box>
  );
}
