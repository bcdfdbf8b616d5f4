import Box from "@mui/material/Box";
import { useState, type ReactNode } from "react";

import { TextArea } from "../controls/TextArea";
import { ErrorNote, type Trouble } from "../feedback/ErrorNote";

import { SubmitButtons } from "./SubmitButtons";
import { TaskDialog } from "./TaskDialog";

interface Words {
  label: string;
  hint?: string;
  /** What to say when there are none; without it they may be left out. */
  missing?: string | undefined;
  /** In characters. */
  longest: number;
}

interface AnswerDialogProps {
  title: string;
  subtitle: string;
  /** Who is told, what can't be undone. */
  note?: string;
  /** On the button that sends the answer: "Withdraw it". */
  act: string;
  /** What sending failed to do: "Nothing has been answered." */
  failed: string;
  sending: { isPending: boolean; error: Trouble | null };
  words: Words;
  /** False while a field among the children is mistaken. */
  ready?: boolean;
  /** Above the words; fields say what is wrong once somebody tried to send. */
  children?: ReactNode | ((tried: boolean) => ReactNode);
  onClose: () => void;
  onAnswer: (words: string) => void;
}

/** A decision with words to it: what was asked, perhaps a choice, and why. */
export function AnswerDialog(props: AnswerDialogProps) {
  const { act, failed, sending, words, ready = true, children, onClose, onAnswer, ...head } = props;
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const { missing, ...field } = words;
  const mistake = text.trim() === "" ? missing : undefined;
  const submit = (): void => {
    setTried(true);
    if (ready && mistake === undefined && !sending.isPending) onAnswer(text.trim());
  };
  return (
    <TaskDialog
      {...head}
      onClose={onClose}
      onSubmit={submit}
      actions={<SubmitButtons act={act} disabled={sending.isPending} onClose={onClose} />}
    >
      <Box sx={{ display: "grid", gap: 5 }}>
        {sending.error !== null && <ErrorNote what={failed} error={sending.error} />}
        {typeof children === "function" ? children(tried) : children}
        <TextArea {...field} value={text} error={tried ? mistake : undefined} onChange={setText} />
      </Box>
    </TaskDialog>
  );
}
