import Box from "@mui/material/Box";
import OutlinedInput from "@mui/material/OutlinedInput";
import Paper from "@mui/material/Paper";
import Typography from "@mui/material/Typography";
import { useState } from "react";

import { useCaseFields, type CaseField } from "@/session/MeContext";
import { Field } from "@/ui/controls/Field";
import { ruledWithin } from "@/ui/data/entries";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { PageHead } from "@/ui/layout/PageHead";
import { plural } from "@/ui/format/words";

const mentions = (words: string, { label, explanation, choices }: CaseField): boolean =>
  [label, explanation, ...choices].join(" ").toLowerCase().includes(words.trim().toLowerCase());

/** What each field of a case means: the same definition that heads the columns of the list. */
export function Component() {
  const fields = useCaseFields();
  const [words, setWords] = useState("");
  const found = fields.filter((field) => mentions(words, field));
  return (
    <>
      <PageHead
        title="Glossary"
        lede={`The ${fields.length} fields of a case, as they appear in lists and on case pages.`}
      />
      <Box sx={{ maxWidth: 336, mb: 4 }} data-print="hide">
        <Field label="Find a field">
          {(control) => (
            <OutlinedInput
              type="search"
              id={control.id}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          )}
        </Field>
      </Box>
      <Typography variant="dense" color="textSecondary" role="status" sx={{ mb: 2 }}>
        {plural(found.length, "field")}
      </Typography>
      <Paper variant="outlined">
        {found.length === 0 ? (
          <EmptyState icon="search" title={`No field mentions “${words.trim()}”`} />
        ) : (
          <Box component="dl" sx={ruledWithin}>
            {found.map((field) => (
              <Entry key={field.name} field={field} />
            ))}
          </Box>
        )}
      </Paper>
    </>
  );
}

function Entry({ field }: { field: CaseField }) {
  return (
    <Box sx={entry}>
      <Box component="dt" sx={{ fontWeight: 600 }}>
        {field.label}
      </Box>
      <Box component="dd" sx={{ maxWidth: "64ch" }}>
        {field.explanation}
        {field.choices.length > 0 && (
          <Typography variant="dense" component="p" color="textSecondary" sx={{ mt: 1 }}>
            {field.choices.join(" · ")}
          </Typography>
        )}
      </Box>
    </Box>
  );
}

const entry = {
  display: "grid",
  gridTemplateColumns: { xs: "1fr", sm: "232px minmax(0, 1fr)" },
  gap: { xs: 1, sm: 4 },
  p: "12px 20px",
} as const;
