import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import OutlinedInput from "@mui/material/OutlinedInput";
import Paper from "@mui/material/Paper";
import Typography from "@mui/material/Typography";
import { useState } from "react";

import { useMe } from "@/session/MeContext";
import { Field } from "@/ui/controls/Field";
import { plural } from "@/ui/format/words";

import { keyOf, type UpdateDraft } from "../model/draft";
import { referencesIn } from "../model/pasted";
import { useFoundCases } from "./useFoundCases";

interface AddCasesProps {
  draft: UpdateDraft;
  /** How many more cases fit in. */
  room: number;
  onAdd: (references: readonly string[]) => void;
  onClose: () => void;
}

/** Finds further cases of the same business; a pasted list of references goes in at once. */
export function AddCases({ draft, room, onAdd, onClose }: AddCasesProps) {
  const { referenceExample } = useMe().scheme;
  const [words, setWords] = useState("");
  const found = useFoundCases(draft.businessName, words);
  const pasted = referencesIn(words, referenceExample);
  const known = new Set(draft.references.map(keyOf));
  const add = (references: readonly string[]): void => {
    onAdd(references.slice(0, room));
    if (references === pasted) setWords("");
  };
  return (
    <Paper variant="outlined" component="section" aria-label="Add more cases" sx={{ p: 4, mb: 4 }}>
      <Field label="Find cases" hint="Words of the case, or pasted references">
        {(control) => (
          <OutlinedInput
            type="search"
            value={words}
            onChange={(event) => setWords(event.target.value)}
            // Enter looks for cases here; it must not send the update.
            onKeyDown={(event) => {
              if (event.key === "Enter") event.preventDefault();
            }}
            slotProps={{ input: control }}
          />
        )}
      </Field>
      <Typography role="status" variant="dense" color="textSecondary" sx={{ my: 2 }}>
        {room <= 0 ? "The update is full." : `Room for ${plural(room, "more case")}.`}
        {found.data?.items.length === 0 && pasted.length === 0 && " No case of this business fits."}
      </Typography>
      {pasted.length > 1 && (
        <Button size="small" disabled={room <= 0} onClick={() => add(pasted)}>
          {`Add ${plural(Math.min(pasted.length, room), "reference")}`}
        </Button>
      )}
      {pasted.length <= 1 && (
        <ul>
          {found.data?.items.map(({ caseReference, complaintIssue }) => (
            <Box component="li" key={caseReference} sx={line}>
              <b>{caseReference}</b>
              <span>{complaintIssue}</span>
              <Button
                size="small"
                variant="text"
                aria-label={`Add ${caseReference}`}
                disabled={room <= 0 || known.has(keyOf(caseReference))}
                onClick={() => add([caseReference])}
              >
                {known.has(keyOf(caseReference)) ? "Added" : "Add"}
              </Button>
            </Box>
          ))}
        </ul>
      )}
      <Button size="small" sx={{ mt: 2 }} onClick={onClose}>
        Done adding
      </Button>
    </Paper>
  );
}

const line = {
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  columnGap: 2,
  minHeight: 40,
  typography: "control",
  "& b": { fontWeight: 600 },
  "& button": { ml: "auto" },
} as const;
