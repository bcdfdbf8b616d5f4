import Box from "@mui/material/Box";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormLabel from "@mui/material/FormLabel";
import OutlinedInput from "@mui/material/OutlinedInput";
import Radio from "@mui/material/Radio";
import RadioGroup from "@mui/material/RadioGroup";

import type { ComponentProps } from "react";

import type { Schema } from "@/api/types";
import { useMe } from "@/session/MeContext";
import { AnswersField } from "@/ui/controls/AnswersField";
import { Field } from "@/ui/controls/Field";
import { Icon } from "@/ui/icons/Icon";
import { Card } from "@/ui/layout/Card";

import type { Draft } from "../sending/draft";
import type { UploadSession } from "../sending/session";
import { FileDetailsRow } from "./FileDetailsRow";
import { LONGEST_TEXT, type Readiness } from "./readiness";

// The summary of what is missing leads to the first of the kinds.
const firstKind: ComponentProps<"input"> & { "data-field": string } = { "data-field": "kind-" };

interface DetailsStepProps {
  session: UploadSession;
  draft: Draft;
  ready: Readiness;
  /** The person tried to go on: what is missing is shown beside its field. */
  checked: boolean;
  requests: readonly Schema<"RequestOnCase">[];
}

/** Step 3: what the upload is, a message, and what each file is. */
export function DetailsStep({ session, draft, ready, checked, requests }: DetailsStepProps) {
  const { scheme } = useMe();
  const kindMissing = checked && draft.kind === null;
  return (
    <Box sx={{ display: "grid", gap: 4, maxWidth: 960 }}>
      <Card title="This upload" padded>
        <Box sx={{ display: "grid", gap: 5, maxWidth: 640 }}>
          <Box component="fieldset" sx={{ border: 0, p: 0, m: 0 }}>
            <FormLabel component="legend">What is it?</FormLabel>
            <RadioGroup
              value={draft.kind ?? ""}
              onChange={(_, kind) => session.describe({ kind })}
              aria-describedby={kindMissing ? "kind-error" : undefined}
            >
              {scheme.documents.kinds.map(({ code, label, isBusinessFile }, index) => (
                <FormControlLabel
                  key={code}
                  value={code}
                  control={<Radio slotProps={{ input: index === 0 ? firstKind : {} }} />}
                  label={isBusinessFile ? `${label}: everything you hold about this complaint` : label}
                />
              ))}
            </RadioGroup>
            {kindMissing && <FieldError id="kind-error" words="Choose what this upload is" />}
          </Box>
          <AnswersField
            requests={requests}
            value={draft.answers ?? ""}
            onChange={(id) => session.describe({ answers: id === "" ? null : id })}
          />
          <Message session={session} message={draft.message} to={scheme.shortName} />
        </Box>
      </Card>
      <Card title="Each file">
        <Box component="ul">
          {ready.going.map((item) => (
            <FileDetailsRow
              key={item.id}
              item={item}
              details={draft.details[item.id]}
              typeMissing={checked}
              onChange={(changes) => session.describeFile(item.id, changes)}
            />
          ))}
        </Box>
      </Card>
    </Box>
  );
}

function Message({ session, message, to }: { session: UploadSession; message: string; to: string }) {
  const over = message.length - LONGEST_TEXT;
  return (
    <Field
      label="Message (optional)"
      hint={`Goes to ${to} with all the files. ${message.length} of ${LONGEST_TEXT} characters.`}
      error={
        over > 0 ? `Your message is ${over} ${over === 1 ? "character" : "characters"} too long.` : undefined
      }
    >
      {(control) => (
        <OutlinedInput
          multiline
          minRows={3}
          value={message}
          onChange={({ target }) => session.describe({ message: target.value })}
          inputProps={{ ...control, "data-field": "message-" }}
        />
      )}
    </Field>
  );
}

function FieldError({ id, words }: { id: string; words: string }) {
  return (
    <Box
      id={id}
      sx={{
        display: "flex",
        alignItems: "center",
        gap: "6px",
        color: "error.main",
        typography: "dense",
        fontWeight: 600,
      }}
    >
      <Icon name="alert" size={16} />
      {words}
    </Box>
  );
}
