import Box from "@mui/material/Box";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import NativeSelect from "@mui/material/NativeSelect";
import OutlinedInput from "@mui/material/OutlinedInput";

import { useMe } from "@/session/MeContext";
import { Field } from "@/ui/controls/Field";
import { ruled } from "@/ui/data/entries";
import { formatBytes } from "@/ui/format/words";

import { noDetails, type FileDetails } from "../sending/draft";
import type { UploadItem } from "../sending/items";
import { FileMark } from "./FileMark";
import { LONGEST_TEXT } from "./readiness";

/** By this the summary of what is missing finds its field. */
const field = (name: string, { id }: UploadItem) => ({ "data-field": `${name}-${id}` });

interface FileDetailsRowProps {
  item: UploadItem;
  details: FileDetails | undefined;
  typeMissing: boolean;
  onChange: (changes: Partial<FileDetails>) => void;
}

/** What the person says about one file: type, comment, and whether the other side may see it. */
export function FileDetailsRow({ item, details = noDetails, typeMissing, onChange }: FileDetailsRowProps) {
  const { scheme } = useMe();
  const over = details.comment.length - LONGEST_TEXT;
  const tooLong = `Your comment here is ${over} ${over === 1 ? "character" : "characters"} too long.`;
  return (
    <Box component="li" sx={row} aria-label={item.name}>
      <FileMark name={item.name} />
      <Box sx={{ minWidth: 0 }}>
        <Box component="p" sx={{ fontWeight: 600, overflowWrap: "anywhere" }}>
          {item.name}
          <Box component="span" sx={{ ml: 2, typography: "dense", color: "text.secondary" }}>
            {formatBytes(item.size)}
          </Box>
        </Box>
        <Box sx={fields}>
          <Field
            label="Type"
            error={typeMissing && details.type === "" ? `Choose a type for ${item.name}` : undefined}
          >
            {(control) => (
              <NativeSelect
                input={<OutlinedInput />}
                value={details.type}
                onChange={({ target }) => onChange({ type: target.value })}
                inputProps={{ ...control, ...field("type", item) }}
              >
                <option value="">Choose a type</option>
                {scheme.documents.types.map((type) => (
                  <option key={type}>{type}</option>
                ))}
              </NativeSelect>
            )}
          </Field>
          <Field label="Comment (optional)" error={over > 0 ? tooLong : undefined}>
            {(control) => (
              <OutlinedInput
                value={details.comment}
                onChange={({ target }) => onChange({ comment: target.value })}
                inputProps={{ ...control, ...field("comment", item) }}
              />
            )}
          </Field>
        </Box>
        {scheme.documents.confidentialOnRequest && (
          <FormControlLabel
            sx={{ mt: 1 }}
            control={
              <Checkbox
                checked={details.confidential}
                onChange={(_, confidential) => onChange({ confidential })}
              />
            }
            label={`Ask ${scheme.shortName} to treat this file as confidential`}
          />
        )}
      </Box>
    </Box>
  );
}

const row = {
  display: "grid",
  gridTemplateColumns: { xs: "32px minmax(0, 1fr)", sm: "40px minmax(0, 1fr)" },
  gap: { xs: 3, sm: 4 },
  p: { xs: "16px 12px", sm: "16px 20px" },
  ...ruled,
} as const;

const fields = {
  display: "grid",
  gridTemplateColumns: { xs: "minmax(0, 1fr)", md: "minmax(0, 280px) minmax(0, 1fr)" },
  gap: "12px 16px",
  mt: 2,
} as const;
