import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";

import { ChoiceGroup } from "@/ui/controls/ChoiceGroup";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Card } from "@/ui/layout/Card";

import { CaseMatches } from "./CaseMatches";
import { useActs, type Match, type Request } from "./useHandling";
import { WhyField } from "./WhyField";

/** What to answer, put before a colleague. For somebody without an account: which cases are about them. */
export function ProposalForm({ request }: { request: Request }) {
  const { sent, propose } = useActs(request);
  const [grant, setGrant] = useState<"grant" | "refuse">("grant");
  const [why, setWhy] = useState("");
  const [tried, setTried] = useState(false);
  const [cases, setCases] = useState<Match[]>([]);
  const wrote = request.subject.accountId === null;

  function submit(): void {
    setTried(true);
    if (why.trim().length < 3 || propose.isPending) return;
    const keys = cases.map(({ organisationId, reference }) => ({ organisationId, reference }));
    propose.mutate({ ...sent, body: { grant: grant === "grant", why: why.trim(), cases: keys } });
  }

  return (
    <Card title="Propose an answer" padded>
      <Box sx={{ display: "grid", gap: 4, maxWidth: 720 }}>
        {wrote && <CaseMatches subject={request.subject} chosen={cases} onChange={setCases} />}
        <ChoiceGroup
          label="Your proposal"
          value={grant}
          choices={[
            { value: "grant", label: "Grant it" },
            { value: "refuse", label: "Refuse it" },
          ]}
          onChange={setGrant}
        />
        <WhyField label="Why, for the colleague who decides" value={why} tried={tried} onChange={setWhy} />
        {propose.error !== null && <ErrorNote what="Nothing was proposed." error={propose.error} />}
        <Button
          variant="contained"
          sx={{ justifySelf: "start" }}
          disabled={propose.isPending}
          onClick={submit}
        >
          Propose it
        </Button>
      </Box>
    </Card>
  );
}
