import InputAdornment from "@mui/material/InputAdornment";
import OutlinedInput from "@mui/material/OutlinedInput";
import { useEffect, useRef, useState } from "react";

import { plural } from "@/ui/format/words";
import { Icon } from "@/ui/icons/Icon";

import { changed } from "./listState";
import type { ListAddress } from "./useCaseList";

/** How long a pause in typing means "now". */
const PAUSE_MS = 350;

type ListSearchProps = Pick<ListAddress, "state" | "go"> & { listed: number | undefined };

/** Searches every column of the cases that the filters let through. */
export function ListSearch({ state, go, listed }: ListSearchProps) {
  const [words, setWords] = useState(state.search);
  const shown = useRef(state.search);

  // The address changed by other means (back, a cleared filter): the field follows.
  useEffect(() => {
    if (state.search !== shown.current) setWords(state.search);
    shown.current = state.search;
  }, [state.search]);

  useEffect(() => {
    const asked = words.trim();
    if (asked === shown.current) return undefined;
    const timer = setTimeout(() => {
      shown.current = asked;
      go(changed(state, { search: asked }), { replace: true });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words, state, go]);

  const placeholder =
    listed === undefined || listed < 2 ? "Search in this list" : `Search in these ${plural(listed, "case")}`;
  return (
    <OutlinedInput
      size="small"
      type="search"
      value={words}
      onChange={(event) => setWords(event.target.value)}
      placeholder={placeholder}
      inputProps={{ "aria-label": "Search in this list" }}
      sx={{ flex: { xs: 1, sm: "none" }, width: { sm: 264 } }}
      startAdornment={
        <InputAdornment position="start">
          <Icon name="search" />
        </InputAdornment>
      }
    />
  );
}
