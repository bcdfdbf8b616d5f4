import { AnswerDialog } from "@/ui/layout/AnswerDialog";

import { useRequestAct, type AccessRequest } from "./useAccessRequests";

export type RequestAct = "questions" | "approval" | "refusal";

const words = {
  questions: {
    title: "Ask a question",
    label: "Question",
    hint: "An email leads the contact person to it.",
    missing: "Write the question",
    button: "Send question",
    done: "Asked",
  },
  approval: {
    title: "Approve the request",
    label: "Words to the contact person (optional)",
    hint: "The organisation is created, and its administrators are invited.",
    missing: undefined,
    button: "Approve and invite",
    done: "Approved: the invitations go out",
  },
  refusal: {
    title: "Decline the request",
    label: "Why",
    hint: "The contact person reads this.",
    missing: "Say why",
    button: "Decline",
    done: "Declined",
  },
} as const;

interface ActDialogProps {
  request: AccessRequest;
  act: RequestAct;
  onClose: () => void;
}

export function ActDialog({ request, act, onClose }: ActDialogProps) {
  const { title, label, hint, missing, button, done } = words[act];
  const ask = useRequestAct(request.id, "questions", done, onClose);
  const approve = useRequestAct(request.id, "approval", done, onClose);
  const decline = useRequestAct(request.id, "refusal", done, onClose);
  const acting = { questions: ask, approval: approve, refusal: decline }[act];
  const seen = request.conversation.length;
  const send = (text: string): void => {
    if (act === "questions") ask.mutate({ params: ask.params, body: { seen, text } });
    else if (act === "approval") approve.mutate({ params: approve.params, body: { seen, words: text } });
    else decline.mutate({ params: decline.params, body: { seen, words: text } });
  };
  return (
    <AnswerDialog
      title={title}
      subtitle={request.application.organisationName}
      act={button}
      failed="Nothing has changed."
      sending={acting}
      words={{ label, hint, missing, longest: 2000 }}
      onClose={onClose}
      onAnswer={send}
    />
  );
}
