import Box from "@mui/material/Box";
import { Fragment, type ReactNode } from "react";

export interface Fact {
  label: string;
  value: ReactNode;
}

interface FactsProps {
  facts: Fact[];
  /** Pairs side by side on wide screens. */
  columns?: 1 | 2;
}

/** Labels and values. A fact without a value stays away: empty rows only hide the full ones. */
export function Facts({ facts, columns = 1 }: FactsProps) {
  const pair = "minmax(104px, 144px) minmax(0, 1fr)";
  return (
    <Box
      component="dl"
      sx={{
        display: "grid",
        gridTemplateColumns: { xs: pair, md: columns === 2 ? `${pair} ${pair}` : pair },
        gap: "8px 16px",
        typography: "control",
        "& dt": { color: "text.secondary" },
        "& dd": { fontWeight: 500, minWidth: 0, overflowWrap: "anywhere" },
      }}
    >
      {facts.map(({ label, value }) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </Box>
  );
}
