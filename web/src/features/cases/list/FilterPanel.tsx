import Accordion from "@mui/material/Accordion";
import AccordionDetails from "@mui/material/AccordionDetails";
import AccordionSummary from "@mui/material/AccordionSummary";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Drawer from "@mui/material/Drawer";
import Typography from "@mui/material/Typography";
import { useId, useState } from "react";

import { NamedIconButton } from "@/ui/controls/NamedIconButton";
import { Icon } from "@/ui/icons/Icon";

import { FilterEditor } from "./FilterEditor";
import { activeFilters, withoutFilters } from "./filters";
import type { ListState } from "./listState";
import type { ListAddress } from "./useCaseList";

interface FilterPanelProps {
  address: ListAddress;
  /** Names seen in the list, offered where a column has no vocabulary. */
  seen: (field: string) => string[];
  onClose: () => void;
}

/** Every column with a vocabulary or a date. Nothing changes before "Apply filters". */
export function FilterPanel({ address, seen, onClose }: FilterPanelProps) {
  const { state, fields, go } = address;
  const [draft, setDraft] = useState<ListState>(state);
  const titleId = useId();
  const active = new Map(activeFilters(draft, fields).map(({ field, value }) => [field.name, value]));
  const apply = (): void => {
    go(draft);
    onClose();
  };

  return (
    <Drawer
      open
      anchor="right"
      onClose={onClose}
      slotProps={{ paper: { role: "dialog", "aria-labelledby": titleId } }}
    >
      <Box sx={head}>
        <Typography variant="deadline" component="h2" id={titleId} sx={{ mr: "auto" }}>
          Filters
        </Typography>
        <NamedIconButton icon="close" name="Close without applying" onClick={onClose} />
      </Box>
      <Box sx={{ flex: 1, overflow: "auto", width: 440, maxWidth: "100vw" }}>
        {fields.map((field) => (
          <Accordion
            key={field.name}
            disableGutters
            square
            elevation={0}
            slotProps={{ heading: { component: "h3" }, transition: { unmountOnExit: true } }}
            sx={line}
          >
            <AccordionSummary sx={{ px: 5 }} expandIcon={<Icon name="down" size={16} />}>
              <Typography component="span" variant="control" sx={{ fontWeight: 600, flex: "none", mr: 3 }}>
                {field.label}
              </Typography>
              <Typography
                component="span"
                variant="dense"
                noWrap
                sx={{ ml: "auto", mr: 2, color: "primary.main" }}
              >
                {active.get(field.name)}
              </Typography>
            </AccordionSummary>
            <AccordionDetails sx={{ px: 5, pt: 0, pb: 4 }}>
              <FilterEditor field={field} state={draft} onChange={setDraft} seen={seen(field.name)} />
            </AccordionDetails>
          </Accordion>
        ))}
      </Box>
      <Box sx={foot}>
        <Button variant="contained" onClick={apply}>
          Apply filters
        </Button>
        <Button variant="text" onClick={() => setDraft({ ...withoutFilters(draft), search: draft.search })}>
          Clear all
        </Button>
      </Box>
    </Drawer>
  );
}

const head = {
  display: "flex",
  alignItems: "center",
  p: "12px 12px 12px 20px",
  borderBottom: "1px solid",
  borderColor: "divider",
} as const;
const line = {
  borderBottom: "1px solid",
  borderColor: "line.soft",
  "&::before": { display: "none" },
} as const;
const foot = {
  display: "flex",
  gap: 2,
  p: "14px 20px",
  borderTop: "1px solid",
  borderColor: "divider",
  bgcolor: "surface.sunken",
} as const;
