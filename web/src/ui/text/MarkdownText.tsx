import Box from "@mui/material/Box";
import type { ComponentProps } from "react";
import Markdown from "react-markdown";

/** Text as somebody wrote it in Markdown. Its own headings start below the page's. Load it lazily: the reader is large. */
export default function MarkdownText({ markdown, components = {} }: MarkdownTextProps) {
  return (
    <Box sx={prose}>
      <Markdown components={{ h1: "h2", h2: "h3", h3: "h4", ...components }}>{markdown}</Markdown>
    </Box>
  );
}

interface MarkdownTextProps {
  markdown: string;
  /** Other elements for Markdown's own, for a text whose headings start elsewhere. */
  components?: NonNullable<ComponentProps<typeof Markdown>["components"]>;
}

const prose = {
  maxWidth: "64ch",
  "& > * + *": { mt: 3 },
  "& h2": { typography: "h2", mt: 6 },
  "& > :first-child": { mt: 0 },
  "& h3": { typography: "h3", mt: 5 },
  "& ul": { listStyle: "disc", pl: 5 },
  "& ol": { listStyle: "decimal", pl: 5 },
  "& li + li": { mt: 1 },
} as const;
