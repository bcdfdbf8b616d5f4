import Box from "@mui/material/Box";
import { useState } from "react";

import { Segmented } from "@/ui/controls/Segmented";
import { formatCount } from "@/ui/format/words";
import { Card } from "@/ui/layout/Card";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { Bar } from "./Bar";
import { FigureTable } from "./FigureTable";
import { groupingOf, groupings, type Grouping, type Part } from "./groupings";
import { TableSwitch } from "./TableSwitch";
import type { Dashboard } from "./types";

const SHOWN = 6;

/** Open cases by what they have in common: bars, or the same as a table. Each opens its list. */
export function OpenCasesCard({ dashboard }: { dashboard: Dashboard }) {
  const [grouping, setGrouping] = useState<Grouping>("issue");
  const [asTable, setAsTable] = useState(false);
  const parts = groupingOf(dashboard, grouping);
  return (
    <Card title="Open cases by" end={<TableSwitch on={asTable} onChange={setAsTable} of="open cases" />}>
      <Box sx={{ p: "12px 20px 0", overflowX: "auto" }}>
        <Segmented label="Group open cases by" value={grouping} segments={groupings} onChange={setGrouping} />
      </Box>
      {asTable ? (
        <FigureTable
          caption={`Open cases by ${grouping}`}
          heads={[groupings.find(({ value }) => value === grouping)?.label ?? "", "Open cases"]}
          rows={parts.map(({ name, cases, to }) => ({
            key: name,
            cells: [
              <RouteLink key={name} to={to} underline="hover">
                {name}
              </RouteLink>,
              formatCount(cases),
            ],
          }))}
        />
      ) : (
        <Bars parts={parts} label={`Open cases by ${grouping}`} />
      )}
    </Card>
  );
}

function Bars({ parts, label }: { parts: Part[]; label: string }) {
  const most = Math.max(1, ...parts.map(({ cases }) => cases));
  const rest = parts.slice(SHOWN).reduce((sum, { cases }) => sum + cases, 0);
  return (
    <Box component="figure" aria-label={label} sx={{ m: 0 }}>
      <Box component="ul" sx={{ p: "12px 20px" }}>
        {parts.slice(0, SHOWN).map(({ name, cases, to }) => (
          <Box component="li" key={name} sx={row}>
            <RouteLink to={to} underline="hover" color="textPrimary">
              {name}
            </RouteLink>
            <Bar value={cases} most={most} />
            <Box component="span" sx={{ textAlign: "right" }}>
              {formatCount(cases)}
            </Box>
          </Box>
        ))}
        {parts.length > SHOWN && (
          <Box component="li" sx={{ ...row, color: "text.secondary" }}>
            <span>{parts.length - SHOWN} others, in the table</span>
            <span />
            <Box component="span" sx={{ textAlign: "right" }}>
              {formatCount(rest)}
            </Box>
          </Box>
        )}
      </Box>
    </Box>
  );
}

const row = {
  display: "grid",
  gridTemplateColumns: { xs: "minmax(0, 1fr) 72px 40px", sm: "minmax(0, 200px) 1fr 40px" },
  gap: 3,
  alignItems: "center",
  minHeight: 32,
  typography: "control",
  py: "3px",
} as const;
