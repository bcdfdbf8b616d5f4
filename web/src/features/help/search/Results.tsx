import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";

import { plural } from "@/ui/format/words";

import { plainText, type Article } from "../content/parse";
import type { Hit } from "./helpIndex";
import { marked, snippet } from "./snippet";

interface ResultsProps {
  hits: readonly Hit[];
  /** What opens an article, around its title. */
  link: (article: Article, title: ReactNode) => ReactNode;
}

const MOST = 8;

/** The articles that were found, each with the words that were meant marked. */
export function Results({ hits, link }: ResultsProps) {
  return (
    <>
      <Typography variant="dense" component="p" color="textSecondary" role="status" sx={{ mb: 2 }}>
        {hits.length === 0
          ? "No article has these words. Try others, or ask the helpdesk."
          : plural(hits.length, "article")}
      </Typography>
      {hits.length > 0 && (
        <Box component="ul" aria-label="Articles found" sx={{ display: "grid", gap: 4 }}>
          {hits.slice(0, MOST).map(({ article, words }) => (
            <li key={article.slug}>
              <Box sx={{ fontWeight: 600 }}>
                {link(article, <Marked text={article.title} words={words} />)}
              </Box>
              <Typography variant="dense" component="div" color="textSecondary">
                <Marked text={textOf(article, words)} words={words} />
              </Typography>
            </li>
          ))}
        </Box>
      )}
    </>
  );
}

/** The summary when it says what was looked for, else the place in the text that does. */
function textOf(article: Article, words: ReadonlySet<string>): string {
  const inSummary = marked(article.summary, words).some(({ hit }) => hit);
  return inSummary ? article.summary : snippet(plainText(article.markdown), words);
}

function Marked({ text, words }: { text: string; words: ReadonlySet<string> }) {
  return marked(text, words).map(({ text: piece, hit }, place) =>
    hit ? (
      <Box component="mark" key={place} sx={highlight}>
        {piece}
      </Box>
    ) : (
      piece
    ),
  );
}

const highlight = { bgcolor: "tint.warning", color: "text.primary", borderRadius: "2px" } as const;
