import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import OutlinedInput from "@mui/material/OutlinedInput";
import { useState, type SyntheticEvent } from "react";

import { Field } from "@/ui/controls/Field";
import { TextArea } from "@/ui/controls/TextArea";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Card } from "@/ui/layout/Card";

import { useIssueActs, type KnownIssue } from "./useKnownIssues";

interface IssueFormProps {
  /** The one whose words change; without, a new one is published. */
  issue?: KnownIssue;
  onClose?: () => void;
}

/** For the helpdesk: what is wrong, and what to do meanwhile. */
export function IssueForm({ issue, onClose }: IssueFormProps) {
  const [title, setTitle] = useState(issue?.title ?? "");
  const [details, setDetails] = useState(issue?.details ?? "");
  const [tried, setTried] = useState(false);
  const acts = useIssueActs(() => {
    onClose?.();
    if (issue !== undefined) return;
    setTitle("");
    setDetails("");
    setTried(false);
  });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (title.trim() === "" || details.trim() === "" || acts.busy) return;
    const words = { title: title.trim(), details: details.trim() };
    if (issue === undefined) acts.publish(words);
    else acts.edit(issue, words);
  };
  return (
    <Card title={issue === undefined ? "Publish an issue" : "Edit the issue"} padded>
      <Box component="form" noValidate onSubmit={submit} sx={{ display: "grid", gap: 4 }}>
        {acts.error !== null && <ErrorNote what="Nothing has been published." error={acts.error} />}
        <Field
          label="What is wrong"
          hint="In a few words"
          error={tried && title.trim() === "" ? "Say what is wrong" : undefined}
        >
          {(control) => (
            <OutlinedInput
              value={title}
              onChange={({ target }) => setTitle(target.value)}
              inputProps={{ ...control, maxLength: 120 }}
            />
          )}
        </Field>
        <TextArea
          label="Whom it meets, and what to do meanwhile"
          hint="Everybody reads this, also people who aren't signed in. Nothing about people or cases."
          error={tried && details.trim() === "" ? "Say what to do meanwhile" : undefined}
          value={details}
          longest={2000}
          onChange={setDetails}
        />
        <Box sx={{ display: "flex", gap: 2 }}>
          <Button variant="contained" type="submit" disabled={acts.busy}>
            {issue === undefined ? "Publish issue" : "Save changes"}
          </Button>
          {onClose !== undefined && (
            <Button variant="text" onClick={onClose}>
              Cancel
            </Button>
          )}
        </Box>
      </Box>
    </Card>
  );
}
