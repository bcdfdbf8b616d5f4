import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState, type SubmitEvent } from "react";

import { $api } from "@/api/client";
import type { Schema } from "@/api/types";
import { TextArea } from "@/ui/controls/TextArea";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Card } from "@/ui/layout/Card";

import type { RequestLink } from "./requestLink";

interface AnswerFormProps {
  link: RequestLink;
  /** How many entries the page shows: the answer is to these. */
  seen: number;
  asked: boolean;
  onProgress: (progress: Schema<"RequestProgress">) => void;
  onLook: () => void;
}

export function AnswerForm({ link, seen, asked, onProgress, onLook }: AnswerFormProps) {
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const answer = $api.useMutation("post", "/api/access-request-answers", { onSuccess: onProgress });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setTried(true);
    if (text.trim() !== "" && !answer.isPending) answer.mutate({ body: { link, seen, text } });
  };
  return (
    <Card title={asked ? "Your answer" : "Add something"} padded>
      <Box component="form" noValidate onSubmit={submit} sx={{ display: "grid", gap: 3 }}>
        {answer.error !== null && (
          <ErrorNote
            what="Nothing has been sent."
            error={answer.error}
            {...(answer.error.code === "request-changed" ? { onRetry: onLook } : {})}
          />
        )}
        <TextArea
          label={asked ? "Answer" : "What you want to add or correct"}
          error={tried && text.trim() === "" ? "Write something first" : undefined}
          value={text}
          longest={2000}
          onChange={setText}
        />
        <Box>
          <Button variant="contained" type="submit" disabled={answer.isPending}>
            Send
          </Button>
        </Box>
      </Box>
    </Card>
  );
}
