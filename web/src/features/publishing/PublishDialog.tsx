import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import LinearProgress from "@mui/material/LinearProgress";
import OutlinedInput from "@mui/material/OutlinedInput";
import Typography from "@mui/material/Typography";
import { useState } from "react";

import type { Schema } from "@/api/types";
import { useMe } from "@/session/MeContext";
import { Field } from "@/ui/controls/Field";
import { SelectField } from "@/ui/controls/SelectField";
import { TextArea } from "@/ui/controls/TextArea";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { showToast } from "@/ui/feedback/toasts";
import { TaskDialog } from "@/ui/layout/TaskDialog";

import { FileField } from "./FileField";
import { usePublish, type Progress } from "./usePublish";
import type { StaffCase } from "./usePublishing";

interface PublishDialogProps {
  details: StaffCase;
  onClose: () => void;
}

/** Puts a document onto the case: it is sent, checked like every other file, and published by itself once it is clean. */
export function PublishDialog({ details, onClose }: PublishDialogProps) {
  const { scheme } = useMe();
  const { caseReference, businessName } = details.case;
  const [file, setFile] = useState<File | null>(null);
  const [type, setType] = useState("");
  const [whose, setWhose] = useState<Schema<"Party">>("scheme");
  const [name, setName] = useState("");
  const [comment, setComment] = useState("");
  const [again, setAgain] = useState(false);
  const [tried, setTried] = useState(false);
  const { progress, trouble, publish } = usePublish(caseReference, () => {
    showToast("Sent. It is published once it has been checked.");
    onClose();
  });
  const submit = (): void => {
    setTried(true);
    if (file === null || type === "" || progress !== null) return;
    const providerName = whose === "scheme" || name.trim() === "" ? null : name.trim();
    const facts = {
      documentType: type,
      providedBy: whose,
      providerName,
      comment: comment.trim(),
      sendAgain: again,
    };
    void publish(file, facts);
  };
  return (
    <TaskDialog
      title="Publish a document"
      subtitle={`${caseReference} · ${businessName}`}
      note="It is checked first, like every file."
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button variant="text" onClick={onClose}>
            {progress === null ? "Cancel" : "Stop"}
          </Button>
          <Button variant="contained" type="submit" disabled={progress !== null}>
            Publish
          </Button>
        </>
      }
    >
      <Box sx={{ display: "grid", gap: 5 }}>
        {trouble !== null && <ErrorNote what="Nothing has been published." error={trouble} />}
        {trouble?.code === "duplicate-document" && (
          <FormControlLabel
            control={<Checkbox checked={again} onChange={(_, checked) => setAgain(checked)} />}
            label="Publish it again all the same"
          />
        )}
        <FileField
          file={file}
          onChange={(chosen) => {
            setFile(chosen);
            setAgain(false);
          }}
          error={tried && file === null ? "Choose the file to publish" : undefined}
        />
        <SelectField
          label="Type"
          error={tried && type === "" ? "Choose a type" : undefined}
          value={type}
          onChange={setType}
        >
          <option value="">Choose</option>
          {scheme.documents.types.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </SelectField>
        <SelectField label="Provided by" value={whose} onChange={setWhose}>
          <option value="scheme">{scheme.shortName}</option>
          <option value="consumer">The consumer</option>
          <option value="business">{businessName}</option>
        </SelectField>
        {whose !== "scheme" && (
          <Field label="Whose it is (optional)" hint="The name that stands beside the document">
            {(control) => (
              <OutlinedInput
                value={name}
                onChange={({ target }) => setName(target.value)}
                inputProps={{ ...control, maxLength: 200 }}
              />
            )}
          </Field>
        )}
        <TextArea
          label="Comment (optional)"
          hint="Everybody who sees the case can read it."
          rows={2}
          longest={4000}
          value={comment}
          onChange={setComment}
        />
        {progress !== null && <SendingBar progress={progress} />}
      </Box>
    </TaskDialog>
  );
}

function SendingBar({ progress: { stage, percent } }: { progress: Progress }) {
  const words = stage === "reading" ? "Reading the file" : "Sending the file";
  return (
    <div>
      <Typography variant="dense" component="p" role="status">
        {words}
      </Typography>
      <LinearProgress variant="determinate" value={percent} aria-label={words} />
    </div>
  );
}
