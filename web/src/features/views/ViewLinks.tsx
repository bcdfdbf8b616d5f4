import Box from "@mui/material/Box";
import { Link, useLocation } from "react-router";

import { useViews } from "./useViews";
import { addressOf } from "./viewAddress";

/** As many as fit beside the places; all of them are on the page of views. */
const SHOWN = 8;

/** The saved views under the places of the side navigation. */
export default function ViewLinks({ itemSx }: { itemSx: object }) {
  const { data } = useViews();
  const { search } = useLocation();
  if (data === undefined || data.items.length === 0) return null;
  const current = new URLSearchParams(search).get("view");
  return (
    <Box sx={{ mt: 3, pt: 3, borderTop: "1px solid", borderColor: "line.soft" }}>
      <Box sx={{ px: 3, pb: 1, typography: "caption", fontWeight: 600, color: "text.secondary" }}>
        Saved views
      </Box>
      {data.items.slice(0, SHOWN).map((view) => (
        <Box
          key={view.id}
          component={Link}
          to={`/cases?${addressOf(view).toString()}`}
          aria-current={view.id === current ? "page" : undefined}
          sx={itemSx}
        >
          <Box component="span" sx={{ overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}>
            {view.name}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
