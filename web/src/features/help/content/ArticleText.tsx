import Box from "@mui/material/Box";
import Markdown from "react-markdown";

interface ArticleTextProps {
  markdown: string;
  /** The level below which the article's own headings begin. */
  under: 1 | 3;
}

/** An article's text. */
export function ArticleText({ markdown, under }: ArticleTextProps) {
  const heading = under === 1 ? "h2" : "h4";
  return (
    <Box sx={prose}>
      <Markdown components={{ h2: heading }}>{markdown}</Markdown>
    </Box>
  );
}

const prose = {
  maxWidth: "64ch",
  overflowWrap: "anywhere",
  "& > * + *": { mt: 3 },
  "& h2": { typography: "h2", mt: 6 },
  "& h4": { typography: "h3", mt: 5 },
  "& ul": { listStyle: "disc", pl: 5 },
  "& ol": { listStyle: "decimal", pl: 5 },
  "& li + li": { mt: 2 },
  "& code": { fontFamily: "inherit", fontWeight: 600, bgcolor: "tint.neutral", px: 1, borderRadius: "4px" },
} as const;
