import Box from "@mui/material/Box";
import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";

import { NamedIconButton } from "@/ui/controls/NamedIconButton";
import { formatCount } from "@/ui/format/words";

import { changed, PAGE_SIZES } from "./listState";
import { previousPage } from "./pageTrail";
import type { ListAddress } from "./useCaseList";

type PagerProps = Pick<ListAddress, "state" | "go"> & {
  rows: number;
  listed: number | undefined;
  nextCursor: string | null;
};

/** Where the page stands in the list. The count is asked for apart, so it may come after the rows. */
export function Pager({ state, go, rows, listed, nextCursor }: PagerProps) {
  const first = (state.page - 1) * state.limit + 1;
  const span = rows === 0 ? "0" : `${formatCount(first)}–${formatCount(first + rows - 1)}`;
  return (
    <Box component="nav" aria-label="Pages" sx={bar} data-print="hide">
      <Box component="label" sx={{ display: { xs: "none", sm: "flex" }, alignItems: "center", gap: 2 }}>
        Rows per page
        <Select
          size="small"
          value={state.limit}
          onChange={(event) => go(changed(state, { limit: event.target.value }))}
          inputProps={{ "aria-label": "Rows per page" }}
          sx={{ typography: "dense", fontWeight: 600 }}
        >
          {PAGE_SIZES.map((size) => (
            <MenuItem key={size} value={size}>
              {size}
            </MenuItem>
          ))}
        </Select>
      </Box>
      <span aria-live="polite">{listed === undefined ? span : `${span} of ${formatCount(listed)}`}</span>
      <Box sx={{ display: "flex", ml: { xs: "auto", sm: 0 } }}>
        <NamedIconButton
          icon="left"
          size="small"
          name="Previous page"
          disabled={state.page === 1}
          onClick={() => go({ ...state, ...previousPage(state) })}
        />
        <NamedIconButton
          icon="right"
          size="small"
          name="Next page"
          disabled={nextCursor === null}
          onClick={() => go({ ...state, page: state.page + 1, cursor: nextCursor })}
        />
      </Box>
    </Box>
  );
}

const bar = {
  display: "flex",
  alignItems: "center",
  gap: 4,
  minHeight: 48,
  px: { xs: 3, sm: 5 },
  borderTop: "1px solid",
  borderColor: "line.soft",
  typography: "dense",
  color: "text.secondary",
} as const;
