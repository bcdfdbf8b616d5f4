import Box from "@mui/material/Box";
import InputAdornment from "@mui/material/InputAdornment";
import OutlinedInput from "@mui/material/OutlinedInput";
import { useEffect, useRef, useState, type SyntheticEvent } from "react";
import { useNavigate } from "react-router";

import { NamedIconButton } from "@/ui/controls/NamedIconButton";
import { Icon } from "@/ui/icons/Icon";

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Search of all cases, open and closed, from every page. `/` goes to it. */
export function CaseSearch() {
  const field = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      event.preventDefault();
      setOpen(true);
      // The narrow field is drawn by this very key press.
      requestAnimationFrame(() => field.current?.focus());
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);

  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const words = field.current?.value.trim() ?? "";
    if (words === "") return;
    setOpen(false);
    void navigate({
      pathname: "/cases",
      search: new URLSearchParams({ status: "all", search: words }).toString(),
    });
  };

  return (
    <>
      <Box
        component="form"
        role="search"
        onSubmit={submit}
        sx={{ ...form, display: { xs: open ? "block" : "none", sm: "block" } }}
      >
        <OutlinedInput
          size="small"
          fullWidth
          type="search"
          inputRef={field}
          placeholder="Search all cases"
          inputProps={{ "aria-label": "Search all cases", "aria-keyshortcuts": "/" }}
          sx={{ minHeight: 36 }}
          startAdornment={
            <InputAdornment position="start">
              <Icon name="search" />
            </InputAdornment>
          }
          endAdornment={
            <Box component="kbd" aria-hidden="true" sx={keyHint}>
              /
            </Box>
          }
        />
      </Box>
      <Box sx={{ display: { sm: "none" } }}>
        <NamedIconButton
          icon={open ? "close" : "search"}
          name={open ? "Close search" : "Search all cases"}
          onClick={() => {
            setOpen(!open);
            if (!open) requestAnimationFrame(() => field.current?.focus());
          }}
        />
      </Box>
    </>
  );
}

const form = {
  width: { sm: 240, md: 336 },
  position: { xs: "absolute", sm: "static" },
  inset: { xs: "10px 60px auto 12px", sm: "auto" },
  zIndex: 1,
} as const;

const keyHint = {
  display: { xs: "none", md: "block" },
  flex: "none",
  width: 20,
  height: 20,
  border: "1px solid",
  borderColor: "divider",
  borderRadius: "4px",
  color: "ink.hint",
  font: "inherit",
  fontSize: 12,
  fontWeight: 600,
  lineHeight: "18px",
  textAlign: "center",
} as const;
