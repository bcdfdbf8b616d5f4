import Box from "@mui/material/Box";

import { initials } from "../format/words";

interface AvatarProps {
  name: string;
  /** People of the reader's own business stand out from the others. */
  own?: boolean;
}

/** Initials in a circle. Only a decoration: the name itself stands beside it. */
export function Avatar({ name, own = false }: AvatarProps) {
  return (
    <Box
      aria-hidden="true"
      sx={{
        display: "grid",
        placeItems: "center",
        flex: "none",
        width: 32,
        height: 32,
        borderRadius: "50%",
        bgcolor: own ? "tint.primaryStrong" : "tint.neutral",
        color: own ? "primary.main" : "text.secondary",
        typography: "caption",
        fontWeight: 600,
      }}
    >
      {initials(name)}
    </Box>
  );
}
