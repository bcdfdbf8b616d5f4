import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";

import { useMe } from "@/session/MeContext";
import { entry } from "@/ui/data/entries";
import { Pill } from "@/ui/data/Pill";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { formatMoment } from "@/ui/format/dates";
import { plural } from "@/ui/format/words";
import { Card } from "@/ui/layout/Card";

import { MessageDialog } from "./MessageDialog";
import { usePublishing, type Said, type StaffCase } from "./usePublishing";

/** What the business and the scheme wrote to one another on this case, newest first; each update can be answered. */
export function CorrespondenceCard({ details }: { details: StaffCase }) {
  const { data, error, refetch } = usePublishing(details.case.caseReference);
  const [answering, setAnswering] = useState<Said | null>(null);
  if (error !== null)
    return <ErrorNote what="What was written can't be shown." error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  const { conversation } = data;
  return (
    <Card title="Updates and messages" end={plural(conversation.length, "entry", "entries")}>
      {conversation.length === 0 ? (
        <EmptyState icon="message" title="Nothing has been written on this case yet" />
      ) : (
        <ol>
          {conversation.map((said) => (
            <Entry key={said.id} said={said} onReply={() => setAnswering(said)} />
          ))}
        </ol>
      )}
      {answering !== null && (
        <MessageDialog details={details} update={answering} onClose={() => setAnswering(null)} />
      )}
    </Card>
  );
}

function Entry({ said, onReply }: { said: Said; onReply: () => void }) {
  const { scheme } = useMe();
  const isUpdate = said.side === "business";
  return (
    <Box component="li" sx={entry}>
      <Typography variant="control" component="h3" sx={{ fontWeight: 600 }}>
        {said.about ?? (said.answers === null ? "Message" : "Reply")}
      </Typography>
      <Typography variant="control" sx={words}>
        {said.text}
      </Typography>
      <Typography variant="dense" color="textSecondary">
        {isUpdate ? said.by : `${said.by}, ${scheme.shortName}`},{" "}
        <time dateTime={said.at}>{formatMoment(said.at, scheme.timeZone)}</time>
      </Typography>
      {isUpdate && (
        <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 3 }}>
          <Button
            size="small"
            variant={said.answered ? "text" : "outlined"}
            aria-haspopup="dialog"
            aria-label={`Reply to ${said.by}: ${said.about ?? "update"}`}
            onClick={onReply}
          >
            {said.answered ? "Reply again" : "Reply"}
          </Button>
          {said.answered && (
            <Pill icon="done" tone="bare">
              Answered
            </Pill>
          )}
        </Box>
      )}
    </Box>
  );
}

/** Line ends are the writer's own. */
const words = { whiteSpace: "pre-wrap", overflowWrap: "anywhere", maxWidth: "64ch" } as const;
