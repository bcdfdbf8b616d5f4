import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useEffect, useRef, type ReactNode } from "react";

import type { Article } from "../content/parse";
import { questionsFor } from "../content/questions";
import { IssueNote } from "../issues/IssueNote";
import type { HelpIndex } from "../search/helpIndex";
import { Results } from "../search/Results";
import { SearchField } from "../search/SearchField";
import { AskButton, Ways } from "./Ways";

interface PanelHomeProps {
  pathname: string;
  index: HelpIndex;
  query: string;
  onQuery: (query: string) => void;
  onOpen: (slug: string) => void;
  onAsk: () => void;
  /** A link leads away from here. */
  onLeave: () => void;
}

/** Search first; then what is asked on this page, and who else helps. */
export function PanelHome({ pathname, index, query, onQuery, onOpen, onAsk, onLeave }: PanelHomeProps) {
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => search.current?.focus(), []);
  const link = (article: Article, title: ReactNode): ReactNode => (
    <Link component="button" type="button" onClick={() => onOpen(article.slug)} sx={asText}>
      {title}
    </Link>
  );
  return (
    <Box sx={{ display: "grid", gap: 5, typography: "control" }}>
      <SearchField value={query} onChange={onQuery} inputRef={search} />
      {query.trim() === "" ? (
        <>
          <IssueNote onLeave={onLeave} />
          <Box component="section">
            <Typography variant="h3" sx={{ mb: 2 }}>
              Asked on this page
            </Typography>
            <Box component="ul" sx={{ display: "grid", gap: 2 }}>
              {questionsFor(pathname).map((article) => (
                <li key={article.slug}>{link(article, article.title)}</li>
              ))}
            </Box>
          </Box>
          <Ways pathname={pathname} onAsk={onAsk} onLeave={onLeave} />
        </>
      ) : (
        <>
          <Results hits={index.search(query)} link={link} />
          <AskButton onAsk={onAsk} />
        </>
      )}
    </Box>
  );
}

const asText = { font: "inherit", textAlign: "left", minHeight: 24 } as const;
