import ButtonBase from "@mui/material/ButtonBase";
import Paper from "@mui/material/Paper";
import Typography from "@mui/material/Typography";

import { formatCount } from "@/ui/format/words";

import type { WorkKind, Worklist } from "./useWorklist";

interface KindFiguresProps {
  kinds: Worklist["kinds"];
  chosen: WorkKind | null;
  onChoose: (kind: WorkKind | null) => void;
}

/** How much of each kind is open; a press narrows the list to it, another lets go. */
export function KindFigures({ kinds, chosen, onChoose }: KindFiguresProps) {
  if (kinds.length === 0) return null;
  return (
    <Paper variant="outlined" component="ul" aria-label="Kinds of work" sx={figures}>
      {kinds.map(({ kind, label, open }) => (
        <li key={kind}>
          <ButtonBase
            aria-pressed={kind === chosen}
            onClick={() => onChoose(kind === chosen ? null : kind)}
            sx={{ ...figure, bgcolor: kind === chosen ? "surface.selected" : undefined }}
          >
            <Typography variant="dense" component="span" color="textSecondary">
              {label}
            </Typography>
            <Typography variant="deadline" component="span">
              {formatCount(open)}
            </Typography>
          </ButtonBase>
        </li>
      ))}
    </Paper>
  );
}

const figures = {
  display: "grid",
  gridTemplateColumns: { xs: "1fr 1fr", md: "repeat(auto-fit, minmax(160px, 1fr))" },
  mb: 4,
  overflow: "hidden",
} as const;

const figure = {
  display: "flex",
  flexDirection: "column",
  alignItems: "flex-start",
  justifyContent: "space-between",
  width: "100%",
  height: "100%",
  p: "12px 20px",
  textAlign: "left",
  "&:hover": { bgcolor: "surface.hover" },
} as const;
