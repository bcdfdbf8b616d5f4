import { useTheme } from "@mui/material/styles";

import type { Schema } from "@/api/types";

import { monthLetter } from "./period";

const [WIDTH, HEIGHT] = [350, 160];
const [LEFT, RIGHT, TOP, BASE] = [28, 346, 8, 136];
const GAP = 1.5;

/** A round number at or above the tallest column, so that its half is whole too. */
function roundTop(most: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(most, 1))) - 1) * 2;
  return Math.max(2, Math.ceil(most / step) * step);
}

/** Stacked columns, the counted outcomes at the base. The legend and the table hold the figures. */
export function OutcomeColumns({ months }: { months: Schema<"MonthOfOutcomes">[] }) {
  const { palette } = useTheme().vars;
  const top = roundTop(Math.max(0, ...months.map((row) => row.change + row.noChange + row.noOutcome)));
  const unit = (BASE - TOP) / top;
  const slot = (RIGHT - LEFT) / Math.max(months.length, 1);
  const width = Math.min(16, slot * 0.62);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width="100%"
      role="img"
      aria-label="Stacked columns; the table has the figures"
    >
      {[0, top / 2, top].map((tick) => (
        <g key={tick}>
          <line
            x1={LEFT - 4}
            x2={RIGHT}
            y1={BASE - tick * unit}
            y2={BASE - tick * unit}
            stroke={palette.line.soft}
          />
          <text
            x={LEFT - 10}
            y={BASE - tick * unit + 4}
            textAnchor="end"
            fontSize={12}
            fill={palette.text.secondary}
          >
            {tick}
          </text>
        </g>
      ))}
      {months.map((row, place) => {
        const x = LEFT + slot * place + (slot - width) / 2;
        let floor = BASE;
        return (
          <g key={row.month}>
            {[
              { key: "change", value: row.change, fill: palette.chart.first },
              { key: "noChange", value: row.noChange, fill: palette.chart.second },
              { key: "noOutcome", value: row.noOutcome, fill: palette.chart.rest },
            ].map(({ key, value, fill }) => {
              floor -= value * unit;
              return (
                value > 0 && (
                  <rect
                    key={key}
                    x={x}
                    y={floor}
                    width={width}
                    height={Math.max(value * unit - GAP, 1)}
                    rx={1}
                    fill={fill}
                  />
                )
              );
            })}
            <text x={x + width / 2} y={152} textAnchor="middle" fontSize={12} fill={palette.text.secondary}>
              {monthLetter(row.month)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
