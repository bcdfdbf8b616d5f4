import Box from "@mui/material/Box";
import Markdown from "react-markdown";

/** The terms as the scheme wrote them. Their own headings start below the page's. */
export default function TermsText({ markdown }: { markdown: string }) {
  return (
    <Box sx={prose}>
      <Markdown components={{ h1: "h2", h2: "h3", h3: "h4" }}>{markdown}</Markdown>
    </Box>
  );
}

const prose = {
  maxWidth: "64ch",
  "& > * + *": { mt: 3 },
  "& h2": { typography: "h2", mt: 6 },
  "& > :first-child": { mt: 0 },
  "& h3": { typography: "h3", mt: 5 },
  "& ul": { listStyle: "disc", pl: 5 },
  "& ol": { listStyle: "decimal", pl: 5 },
} as const;
