import Box from "@mui/material/Box";
import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import Typography from "@mui/material/Typography";
import { useState } from "react";

import type { Schema } from "@/api/types";
import { formatCount, plural } from "@/ui/format/words";
import { Card } from "@/ui/layout/Card";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { casesClosed } from "./caseLinks";
import { FigureTable } from "./FigureTable";
import { OutcomeColumns } from "./OutcomeColumns";
import { kindsOf } from "./outcomeKinds";
import { formatMonth, PERIODS } from "./period";
import { TableSwitch } from "./TableSwitch";

interface OutcomesCardProps {
  outcomes: Schema<"Outcomes">;
  months: number;
  onMonths: (months: number) => void;
}

/** How closed cases ended, month by month, and how many of them with a change. */
export function OutcomesCard({ outcomes, months, onMonths }: OutcomesCardProps) {
  const [asTable, setAsTable] = useState(false);
  const controls = (
    <>
      <Select
        size="small"
        value={months}
        onChange={({ target }) => onMonths(target.value)}
        inputProps={{ "aria-label": "Period of the outcomes" }}
      >
        {PERIODS.map((each) => (
          <MenuItem key={each} value={each}>
            Last {each} months
          </MenuItem>
        ))}
      </Select>
      <TableSwitch on={asTable} onChange={setAsTable} of="outcomes" />
    </>
  );
  return (
    <Card title="Outcomes" end={controls}>
      {asTable ? <OutcomeTable outcomes={outcomes} /> : <OutcomeFigure outcomes={outcomes} />}
    </Card>
  );
}

function OutcomeFigure({ outcomes }: { outcomes: Schema<"Outcomes"> }) {
  const [from, to] = [outcomes.months[0]?.month ?? "", outcomes.months.at(-1)?.month ?? ""];
  return (
    <Box
      component="figure"
      aria-label={`Outcomes each month, ${formatMonth(from)} to ${formatMonth(to)}`}
      sx={figure}
    >
      <div>
        <Box sx={{ fontSize: 36, lineHeight: "40px", fontWeight: 600 }}>
          {outcomes.upholdRate === null ? "–" : `${outcomes.upholdRate}%`}
        </Box>
        <Typography variant="dense" color="textSecondary">
          upheld: {formatCount(outcomes.change)} of {plural(outcomes.change + outcomes.noChange, "outcome")}
        </Typography>
        <Box component="ul" sx={{ mt: 4 }}>
          {kindsOf(outcomes).map(({ key, label, color, cases, names }) => (
            <Box component="li" key={key} sx={legend}>
              <Box aria-hidden="true" sx={{ width: 12, height: 12, borderRadius: "2px", bgcolor: color }} />
              <RouteLink to={casesClosed(from, to, names)} underline="hover" color="textPrimary">
                {label}
              </RouteLink>
              <Box component="b" sx={{ ml: "auto", fontWeight: 600 }}>
                {formatCount(cases)}
              </Box>
            </Box>
          ))}
        </Box>
      </div>
      <OutcomeColumns months={outcomes.months} />
    </Box>
  );
}

function OutcomeTable({ outcomes }: { outcomes: Schema<"Outcomes"> }) {
  const kinds = kindsOf(outcomes);
  return (
    <FigureTable
      caption="Closed cases by month and outcome"
      heads={["Month", ...kinds.map(({ label }) => label)]}
      rows={outcomes.months.map((row) => ({
        key: row.month,
        cells: [
          <RouteLink key="month" to={casesClosed(row.month, row.month, [])} underline="hover">
            {formatMonth(row.month)}
          </RouteLink>,
          ...kinds.map(({ key }) => formatCount(row[key])),
        ],
      }))}
    />
  );
}

const figure = {
  m: 0,
  display: "grid",
  gridTemplateColumns: { xs: "1fr", sm: "184px minmax(0, 1fr)" },
  gap: 5,
  p: "16px 20px",
  alignItems: "end",
} as const;

const legend = { display: "flex", alignItems: "center", gap: 2, typography: "dense", minHeight: 28 } as const;
