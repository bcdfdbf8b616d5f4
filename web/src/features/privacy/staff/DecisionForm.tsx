import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";

import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Note } from "@/ui/feedback/Note";
import { Card } from "@/ui/layout/Card";

import { useActs, type Request } from "./useHandling";
import { WhyField } from "./WhyField";

/** The second pair of eyes: approve what was proposed, or send it back. */
export function DecisionForm({ request }: { request: Request }) {
  const { sent, decide } = useActs(request);
  const [answer, setAnswer] = useState("");
  const [tried, setTried] = useState(false);

  if (!request.yoursToDecide)
    return <Note lead="A colleague has to decide.">You proposed this, or it is about your own data.</Note>;

  function submit(decision: "approve" | "send-back"): void {
    setTried(true);
    if (answer.trim().length < 3 || decide.isPending) return;
    decide.mutate({ ...sent, body: { decision, answer: answer.trim() } });
  }

  return (
    <Card title="Decide" padded>
      <Box sx={{ display: "grid", gap: 4, maxWidth: 720 }}>
        <WhyField
          label="Your answer: to the person if you approve, to your colleague if you send it back"
          value={answer}
          tried={tried}
          onChange={setAnswer}
        />
        {decide.error !== null && <ErrorNote what="Nothing was decided." error={decide.error} />}
        <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2 }}>
          <Button variant="contained" disabled={decide.isPending} onClick={() => submit("approve")}>
            {request.proposal?.grant === false ? "Approve the refusal" : "Approve"}
          </Button>
          <Button variant="outlined" disabled={decide.isPending} onClick={() => submit("send-back")}>
            Send back
          </Button>
        </Box>
      </Box>
    </Card>
  );
}
