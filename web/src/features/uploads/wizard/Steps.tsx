import Box from "@mui/material/Box";

import { Icon } from "@/ui/icons/Icon";

import { stepLabels, steps, type StepName } from "./steps";

/** Where in the four steps the person is. On a small screen only the current one has its name. */
export function Steps({ current }: { current: StepName }) {
  const at = current === "sent" ? steps.length : steps.indexOf(current);
  return (
    <Box component="ol" aria-label="Steps" sx={list}>
      {steps.map((step, index) => (
        <Box component="li" key={step} aria-current={index === at ? "step" : undefined} sx={item}>
          <Box component="span" className={index < at ? "done no" : "no"} aria-hidden={index < at}>
            {index < at ? <Icon name="check" size={16} /> : index + 1}
          </Box>
          <span className="name">{stepLabels[step]}</span>
        </Box>
      ))}
    </Box>
  );
}

const list = {
  display: "flex",
  alignItems: "center",
  gap: { xs: 1, sm: 2, md: 3 },
  typography: "control",
} as const;

const item = {
  display: "flex",
  alignItems: "center",
  gap: 2,
  color: "text.secondary",
  fontWeight: 500,
  whiteSpace: "nowrap",
  "& .no": {
    display: "grid",
    placeItems: "center",
    width: 24,
    height: 24,
    border: "1.5px solid",
    borderColor: "line.control",
    borderRadius: "50%",
    typography: "caption",
    fontWeight: 600,
  },
  "& .done": { borderColor: "primary.main", color: "primary.main" },
  "&[aria-current]": { color: "text.primary", fontWeight: 600 },
  "&[aria-current] .no": {
    bgcolor: "primary.main",
    borderColor: "primary.main",
    color: "primary.contrastText",
  },
  "& + &::before": {
    content: '""',
    width: { xs: 8, sm: 24, lg: 40 },
    height: "1px",
    bgcolor: "line.control",
    mr: { sm: 1 },
  },
  // Read out in any case; drawn where there is room.
  "&:not([aria-current]) .name": {
    position: { xs: "absolute", sm: "static" },
    clipPath: { xs: "inset(50%)", sm: "none" },
    width: { xs: "1px", sm: "auto" },
    overflow: { xs: "hidden", sm: "visible" },
  },
} as const;
