import Paper from "@mui/material/Paper";
import type { ReactNode } from "react";

import { PageHead } from "@/ui/layout/PageHead";

interface ProseProps {
  title: string;
  children: ReactNode;
}

/** A page of running text: headings, paragraphs, lists. */
export function Prose({ title, children }: ProseProps) {
  return (
    <>
      <PageHead title={title} />
      <Paper variant="outlined" sx={prose}>
        {children}
      </Paper>
    </>
  );
}

const prose = {
  p: 5,
  "& > *": { maxWidth: "64ch" },
  "& > * + *": { mt: 3 },
  "& h2": { typography: "h2", mt: 6 },
  "& > h2:first-of-type": { mt: 0 },
  "& ul": { listStyle: "disc", pl: 5 },
  "& li + li": { mt: 1 },
} as const;
