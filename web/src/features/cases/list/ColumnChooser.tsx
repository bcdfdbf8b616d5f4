import Box from "@mui/material/Box";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import Popover from "@mui/material/Popover";
import Typography from "@mui/material/Typography";
import { useId, useState } from "react";

import { useCaseFields } from "@/session/MeContext";
import { NamedIconButton } from "@/ui/controls/NamedIconButton";

import { listColumns } from "./listColumns";

interface ColumnChooserProps {
  shown: string[];
  onChange: (columns: string[]) => void;
}

export function ColumnChooser({ shown, onChange }: ColumnChooserProps) {
  const columns = listColumns(useCaseFields());
  const titleId = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const toggle = (name: string, on: boolean): void =>
    onChange(
      columns.map((column) => column.name).filter((each) => (each === name ? on : shown.includes(each))),
    );

  return (
    <>
      <NamedIconButton
        icon="columns"
        size="small"
        name={`Choose columns, ${shown.length} of ${columns.length} shown`}
        aria-haspopup="dialog"
        onClick={(event) => setAnchor(event.currentTarget)}
      />
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
        transformOrigin={{ vertical: "top", horizontal: "right" }}
        slotProps={{ paper: { role: "dialog", "aria-labelledby": titleId } }}
      >
        <Box sx={{ p: "16px 20px", width: 520, maxWidth: "100%" }}>
          <Typography variant="h3" component="h2" id={titleId} sx={{ mb: 2 }}>
            Columns
          </Typography>
          <Box sx={{ display: "grid", gridTemplateColumns: { xs: "1fr", sm: "1fr 1fr" }, columnGap: 4 }}>
            {columns.map(({ name, label }) => (
              <FormControlLabel
                key={name}
                label={label}
                sx={{ "& .MuiFormControlLabel-label": { typography: "dense" } }}
                control={
                  <Checkbox
                    checked={shown.includes(name)}
                    // Without its reference a row would lead nowhere.
                    disabled={name === "caseReference"}
                    onChange={(_, on) => toggle(name, on)}
                  />
                }
              />
            ))}
          </Box>
        </Box>
      </Popover>
    </>
  );
}
