import ButtonBase from "@mui/material/ButtonBase";
import Paper from "@mui/material/Paper";
import Typography from "@mui/material/Typography";

import { formatCount } from "../format/words";

interface Figure<Value extends string> {
  value: Value;
  label: string;
  count: number;
  /** Nothing should be there. */
  alarming?: boolean;
}

interface FigureChoiceProps<Value extends string> {
  label: string;
  figures: readonly Figure<Value>[];
  chosen: Value | null | undefined;
  onChoose: (value: Value) => void;
}

/** How much there is of each kind, side by side; a press chooses one. Nothing while there are no kinds. */
export function FigureChoice<Value extends string>(props: FigureChoiceProps<Value>) {
  const { label, figures, chosen, onChoose } = props;
  if (figures.length === 0) return null;
  return (
    <Paper
      variant="outlined"
      component="ul"
      aria-label={label}
      sx={{ ...grid, gridTemplateColumns: columns(figures.length) }}
    >
      {figures.map(({ value, label, count, alarming = false }) => (
        <li key={value}>
          <ButtonBase
            aria-pressed={value === chosen}
            onClick={() => onChoose(value)}
            sx={{ ...cell, bgcolor: value === chosen ? "surface.selected" : undefined }}
          >
            <Typography variant="dense" component="span" color="textSecondary">
              {label}
            </Typography>
            <Typography variant="deadline" component="span" color={alarming ? "error" : "textPrimary"}>
              {formatCount(count)}
            </Typography>
          </ButtonBase>
        </li>
      ))}
    </Paper>
  );
}

const grid = { display: "grid", mb: 4, overflow: "hidden" } as const;

/** At most so many side by side, and as near as can be the same number in each row. */
const inRows = (count: number, most: number): string =>
  `repeat(${Math.ceil(count / Math.ceil(count / most))}, minmax(0, 1fr))`;

const columns = (count: number) => ({ xs: inRows(count, 2), md: inRows(count, 4), lg: inRows(count, 6) });

const cell = {
  display: "flex",
  flexDirection: "column",
  alignItems: "flex-start",
  justifyContent: "space-between",
  width: "100%",
  height: "100%",
  p: "12px 20px",
  textAlign: "left",
  "&:hover": { bgcolor: "surface.hover" },
  "&:focus-visible": { outlineOffset: -3 },
} as const;
