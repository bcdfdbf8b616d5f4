import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";

import type { Schema } from "@/api/types";
import { useMe } from "@/session/MeContext";
import { Facts } from "@/ui/data/Facts";
import { Note } from "@/ui/feedback/Note";
import { formatDate } from "@/ui/format/dates";
import { Card } from "@/ui/layout/Card";

interface ConfirmCaseProps {
  details: Schema<"CaseDetails">;
  /** Files of an earlier visit are waiting to go on. */
  resumed: number;
}

/** Step 1: is it the right case? Its title first: people know a complaint by what it is about. */
export function ConfirmCase({ details, resumed }: ConfirmCaseProps) {
  const { scheme } = useMe();
  const { case: facts, parties } = details;
  const consumer = parties.find(({ role }) => role === "consumer")?.name;
  return (
    <Box sx={{ maxWidth: 720, display: "grid", gap: 4 }}>
      <Card title="Is this the right case?" padded>
        <Typography variant="deadline" sx={{ mb: 3 }}>
          {facts.title}
        </Typography>
        <Facts
          facts={[
            { label: "Case reference", value: facts.caseReference },
            { label: "Business", value: facts.businessName },
            ...(consumer === undefined ? [] : [{ label: "Consumer", value: consumer }]),
            ...(facts.businessReference === null
              ? []
              : [{ label: "Your reference", value: facts.businessReference }]),
            { label: "Stage", value: facts.caseStage },
            ...(facts.businessFileRequiredBy === null
              ? []
              : [{ label: "File required by", value: formatDate(facts.businessFileRequiredBy) }]),
          ]}
        />
      </Card>
      {resumed > 0 ? (
        <Note severity="info" lead="You have an upload to this case that hasn't been sent.">
          Continue to go on with it.
        </Note>
      ) : (
        <Typography variant="dense" color="textSecondary">
          Files go to {scheme.shortName} on this case only. Nothing is sent before you have checked it.
        </Typography>
      )}
    </Box>
  );
}
