import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";

import type { Schema } from "@/api/types";
import { useMe } from "@/session/MeContext";
import { formatDate } from "@/ui/format/dates";
import { Card } from "@/ui/layout/Card";

import { FigureTable } from "./FigureTable";

const LABELS: Record<string, string> = {
  upheld: "Upheld, last 12 complete months",
  businessFileOverdue: "Business file overdue, of open cases",
  sixMonths: "Older than six months, of open cases",
  priority: "Priority, of open cases",
};

const percent = (value: number | null): string => (value === null ? "–" : `${value}%`);

/** One's own shares beside those of the whole scheme, where enough organisations stand behind a figure to tell it. */
export function InsightCard({ insight }: { insight: Schema<"Insight"> }) {
  const { scheme } = useMe();
  const measures = insight.measures.map((row) => ({ ...row, label: LABELS[row.name] ?? row.name }));
  // One's own mix of products stands in the bars above: here only what there is something to compare with.
  const products = insight.products.filter((row) => row.scheme !== null);
  const rows = [...measures, ...products.map((row) => ({ ...row, label: `${row.name}, of open cases` }))];
  const hidden = [...measures, ...insight.products].some((row) => row.scheme === null);
  const end =
    insight.asOf === null ? undefined : (
      <Box component="span" sx={{ typography: "dense", color: "text.secondary" }}>
        As of {formatDate(insight.asOf)}
      </Box>
    );
  return (
    <Card title={`How you compare with all of ${scheme.shortName}`} {...(end !== undefined && { end })}>
      <FigureTable
        caption="Your share and the share across the scheme"
        heads={["Share", "Yours", "Everyone's"]}
        rows={rows.map((row) => ({
          key: row.name,
          cells: [
            row.label,
            percent(row.own),
            row.scheme === null ? <NotTold key="none" /> : percent(row.scheme),
          ],
        }))}
      />
      {hidden && (
        <Typography variant="dense" color="textSecondary" sx={{ display: "block", p: "0 20px 16px" }}>
          A figure for everyone is shown only when at least five organisations stand behind it, none with more
          than half, and nobody's own part can be worked out from it.
        </Typography>
      )}
    </Card>
  );
}

function NotTold() {
  return (
    <Box component="span" sx={{ color: "text.secondary" }}>
      Not shown
    </Box>
  );
}
