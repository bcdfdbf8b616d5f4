import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import Skeleton from "@mui/material/Skeleton";
import { Link } from "react-router";

import type { Schema } from "@/api/types";
import { formatCount } from "@/ui/format/words";
import { Icon } from "@/ui/icons/Icon";
import type { IconName } from "@/ui/icons/shapes";

import { toggledFlag } from "./filters";
import { writeState, type ListState } from "./listState";

interface FiguresProps {
  state: ListState;
  figures: Schema<"CaseFigures"> | undefined;
  /** They couldn't be counted; the list itself may well be there. */
  failed: boolean;
}

interface Figure {
  name: keyof Schema<"CaseFigures">;
  label: string;
  icon?: IconName;
  alarming?: boolean;
}

const all: Figure[] = [
  { name: "listed", label: "Cases listed" },
  { name: "priority", label: "Priority", icon: "flag", alarming: true },
  { name: "actionRequired", label: "Action required", icon: "arrow" },
  { name: "businessFileOverdue", label: "Business file overdue", icon: "alert", alarming: true },
];

/** Four figures of the list as it is filtered. Each but the first is a switch that narrows the list to what it counts. */
export function Figures({ state, figures, failed }: FiguresProps) {
  return (
    <Paper
      variant="outlined"
      component="section"
      aria-label="Figures for this list"
      sx={grid}
      data-print="hide"
    >
      {all.map(({ name, label, icon, alarming = false }) => (
        <Box
          key={name}
          component={Link}
          to={{
            search: writeState(name === "listed" ? unflagged(state) : toggledFlag(state, name)).toString(),
          }}
          aria-current={name !== "listed" && state.flags[name] === true ? "true" : undefined}
          sx={cell}
        >
          <Box
            component="span"
            sx={{
              display: "flex",
              alignItems: "center",
              gap: "6px",
              typography: "dense",
              color: "text.secondary",
            }}
          >
            {icon !== undefined && (
              <Box
                component="span"
                sx={{ display: { xs: "none", sm: "flex" }, color: alarming ? "error.main" : "inherit" }}
              >
                <Icon name={icon} size={16} />
              </Box>
            )}
            {label}
          </Box>
          <Box
            component="span"
            sx={{ fontSize: { xs: 20, sm: 24 }, lineHeight: { xs: "28px", sm: "32px" }, fontWeight: 600 }}
          >
            {figures !== undefined ? (
              formatCount(figures[name])
            ) : failed ? (
              <Uncounted />
            ) : (
              <Skeleton width={32} />
            )}
          </Box>
        </Box>
      ))}
    </Paper>
  );
}

function Uncounted() {
  return (
    <Box component="span" sx={{ typography: "caption", fontWeight: 400, color: "text.secondary" }}>
      Not counted
    </Box>
  );
}

/** All cases of the view, whatever figures were pressed. */
function unflagged(state: ListState): ListState {
  return all.reduce((rest, { name }) => (rest.flags[name] === true ? toggledFlag(rest, name) : rest), state);
}

/** The hairlines between the cells are the ground showing through. */
const grid = {
  display: "grid",
  gridTemplateColumns: { xs: "1fr 1fr", md: "repeat(4, 1fr)" },
  gap: "1px",
  mb: 3,
  overflow: "hidden",
  bgcolor: "line.soft",
} as const;

const cell = {
  display: "flex",
  alignItems: "center",
  justifyContent: "space-between",
  gap: 3,
  p: { xs: "6px 14px", sm: "8px 20px" },
  color: "inherit",
  textDecoration: "none",
  bgcolor: "background.paper",
  "&:hover": { bgcolor: "surface.hover" },
  "&[aria-current]": { bgcolor: "surface.selected" },
  "&:focus-visible": { outlineOffset: -3 },
} as const;
