import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";

import { usePortal } from "@/session/PortalContext";
import { Pill } from "@/ui/data/Pill";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { formatMoment } from "@/ui/format/dates";
import { Card } from "@/ui/layout/Card";

import { IssueForm } from "./IssueForm";
import { useIssueActs, type KnownIssue } from "./useKnownIssues";

/** One issue; the helpdesk can change its words, and say that it is over. */
export function IssueCard({ issue, mayEdit }: { issue: KnownIssue; mayEdit: boolean }) {
  const { config } = usePortal();
  const [editing, setEditing] = useState(false);
  const { busy, error, resolve } = useIssueActs(() => undefined);
  const when = (moment: string): string => formatMoment(moment, config.timeZone);
  const over = issue.resolvedAt !== null;
  if (editing) return <IssueForm issue={issue} onClose={() => setEditing(false)} />;
  return (
    <Card
      title={issue.title}
      padded
      end={
        <Pill icon={over ? "done" : "warning"} tone={over ? "bare" : "warning"}>
          {over ? "Resolved" : "Known"}
        </Pill>
      }
    >
      <Typography variant="control" component="p" sx={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
        {issue.details}
      </Typography>
      <Typography variant="dense" component="p" color="textSecondary" sx={{ mt: 2 }}>
        {`Since ${when(issue.since)}`}
        {issue.resolvedAt !== null && `, resolved ${when(issue.resolvedAt)}`}
      </Typography>
      {error !== null && <ErrorNote what="It isn't resolved." error={error} />}
      {mayEdit && !over && (
        <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2, mt: 3 }}>
          <Button size="small" aria-label={`Edit: ${issue.title}`} onClick={() => setEditing(true)}>
            Edit
          </Button>
          <Button
            size="small"
            disabled={busy}
            aria-label={`Resolve: ${issue.title}`}
            onClick={() => resolve(issue)}
          >
            Resolve
          </Button>
        </Box>
      )}
    </Card>
  );
}
