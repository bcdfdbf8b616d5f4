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

/** How much there is of each kind, side by side; a press chooses one. */
export function FigureChoice<Value extends string>(props: FigureChoiceProps<Value>) {
  const { label, figures, chosen, onChoose } = props;
  return (
    <Paper variant="outlined" component="ul" aria-label={label} sx={row}>
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

const row = {
  display: "grid",
  gridTemplateColumns: { xs: "1fr 1fr", md: "repeat(auto-fit, minmax(160px, 1fr))" },
  mb: 4,
  overflow: "hidden",
} as const;

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
