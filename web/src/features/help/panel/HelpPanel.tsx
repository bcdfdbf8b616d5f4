import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { Theme } from "@mui/material/styles";
import { useEffect, useId, useState, type KeyboardEvent } from "react";
import { useLocation } from "react-router";

import { NamedIconButton } from "@/ui/controls/NamedIconButton";
import { shell } from "@/ui/theme/tokens";

import { useHelp } from "../useFacts";
import { PanelArticle } from "./PanelArticle";
import { PanelHome } from "./PanelHome";
import { PanelTicket } from "./PanelTicket";

interface HelpPanelProps {
  onClose: () => void;
}

/**
 * Help beside the work: the page under it stays usable, and going on to another page keeps an article open.
 * What the panel covers comes back with Escape, and focus to where it was.
 */
export default function HelpPanel({ onClose }: HelpPanelProps) {
  const { all, index } = useHelp();
  const { pathname } = useLocation();
  const [slug, setSlug] = useState<string | null>(null);
  const [query, setQuery] = useState("");
  const [asking, setAsking] = useState(false);
  const titleId = useId();
  useReturnOfFocus();
  const article = all.find((each) => each.slug === slug);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") onClose();
  };
  return (
    <Box component="aside" aria-labelledby={titleId} onKeyDown={onKeyDown} sx={panel} data-print="hide">
      <Box sx={head}>
        <Typography variant="deadline" component="h2" id={titleId} sx={{ mr: "auto" }}>
          Help
        </Typography>
        <NamedIconButton icon="close" name="Close help" onClick={onClose} />
      </Box>
      <Box sx={body}>
        {asking && <PanelTicket page={pathname} onBack={() => setAsking(false)} onLeave={onClose} />}
        {!asking && article === undefined && (
          <PanelHome
            pathname={pathname}
            index={index}
            query={query}
            onQuery={setQuery}
            onOpen={setSlug}
            onAsk={() => setAsking(true)}
            onLeave={onClose}
          />
        )}
        {!asking && article !== undefined && <PanelArticle article={article} onBack={() => setSlug(null)} />}
      </Box>
    </Box>
  );
}

/** Gives focus back to whatever had it when the panel opened. */
function useReturnOfFocus(): void {
  // Noted while drawing: by the time effects run, the search has taken the focus.
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    },
    [before],
  );
}

const panel = {
  position: "fixed",
  zIndex: "drawer",
  top: { xs: shell.topBar, sm: "auto" },
  left: { xs: 0, sm: "auto" },
  right: { xs: 0, sm: 12 },
  bottom: { xs: shell.tabBar, sm: shell.baseBar + 8 },
  width: { sm: 400 },
  maxHeight: { sm: `calc(100vh - ${shell.topBar + shell.baseBar + 24}px)` },
  display: "flex",
  flexDirection: "column",
  bgcolor: "background.paper",
  border: { sm: "1px solid" },
  borderColor: { sm: "divider" },
  borderRadius: { sm: "12px" },
  boxShadow: (theme: Theme) => theme.vars.palette.lift.popover,
} as const;

const head = { display: "flex", alignItems: "center", p: "12px 12px 8px 24px" } as const;
const body = { overflow: "auto", p: "4px 24px 24px" } as const;
