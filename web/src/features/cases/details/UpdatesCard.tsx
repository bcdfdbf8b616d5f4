import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";

import { entry } from "@/ui/data/entries";
import { useMe } from "@/session/MeContext";
import { formatMoment } from "@/ui/format/dates";
import { plural } from "@/ui/format/words";
import { Card } from "@/ui/layout/Card";

import type { CaseDetails } from "../model/types";
import { NewPill } from "./NewPill";
import { useIsNew } from "./useNews";

type Update = CaseDetails["updates"][number];

/** What the business told the scheme on this case, newest first. Stays away while there is nothing. */
export function UpdatesCard({ updates }: { updates: readonly Update[] }) {
  if (updates.length === 0) return null;
  return (
    <Card title="Updates you sent" end={plural(updates.length, "update")}>
      <ol>
        {updates.map((update) => (
          <UpdateItem key={update.id} update={update} />
        ))}
      </ol>
    </Card>
  );
}

function UpdateItem({ update }: { update: Update }) {
  const { scheme } = useMe();
  const isNew = useIsNew(update.id);
  const { at, reasonLabel, comment, caseComment, senderName, sentWith, suppression } = update;
  return (
    <Box component="li" sx={entry}>
      <Typography variant="control" component="h3" sx={{ fontWeight: 600 }}>
        {isNew && <NewPill />}
        {reasonLabel}
      </Typography>
      <Typography variant="control" sx={text}>
        {comment}
      </Typography>
      {caseComment !== "" && (
        <Typography variant="control" sx={text}>
          {caseComment}
        </Typography>
      )}
      {suppression !== null && (
        <Typography variant="control" sx={text}>
          {asked[suppression.state](scheme.shortName)} {suppression.answer}
        </Typography>
      )}
      <Typography variant="dense" color="textSecondary">
        {senderName}, <time dateTime={at}>{formatMoment(at, scheme.timeZone)}</time>
        {sentWith > 1 && ` · sent on ${sentWith} cases together`}
      </Typography>
    </Box>
  );
}

/** What became of an ask to hide the case. */
const asked = {
  asked: (scheme: string) => `${scheme} hasn't answered yet.`,
  granted: (scheme: string) => `${scheme} hid the case.`,
  declined: (scheme: string) => `${scheme} lets the case be seen.`,
} as const;
/** Line ends are the writer's own. */
const text = { whiteSpace: "pre-wrap", overflowWrap: "anywhere", maxWidth: "64ch" } as const;
