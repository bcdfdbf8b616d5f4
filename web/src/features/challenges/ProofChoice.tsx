import Checkbox from "@mui/material/Checkbox";
import FormControl from "@mui/material/FormControl";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormGroup from "@mui/material/FormGroup";
import FormHelperText from "@mui/material/FormHelperText";
import FormLabel from "@mui/material/FormLabel";

import { plural } from "@/ui/format/words";

import type { CaseDetails } from "./types";

interface ProofChoiceProps {
  documents: CaseDetails["documents"];
  chosen: readonly string[];
  most: number;
  onChange: (chosen: readonly string[]) => void;
}

/** Documents that are on the case already and show it. Others are uploaded first. */
export function ProofChoice({ documents, chosen, most, onChange }: ProofChoiceProps) {
  if (documents.length === 0) return null;
  const full = chosen.length >= most;
  return (
    <FormControl component="fieldset">
      <FormLabel component="legend">Documents on the case that show it (optional)</FormLabel>
      <FormHelperText sx={{ m: 0 }}>{`Up to ${plural(most, "document")}`}</FormHelperText>
      <FormGroup sx={{ maxHeight: 200, overflowY: "auto", flexWrap: "nowrap", mt: 1 }}>
        {documents.map(({ id, name }) => {
          const checked = chosen.includes(id);
          return (
            <FormControlLabel
              key={id}
              control={
                <Checkbox
                  checked={checked}
                  disabled={full && !checked}
                  onChange={(_, on) => onChange(on ? [...chosen, id] : chosen.filter((each) => each !== id))}
                />
              }
              label={name}
              slotProps={{ typography: { sx: { overflowWrap: "anywhere" } } }}
            />
          );
        })}
      </FormGroup>
    </FormControl>
  );
}
