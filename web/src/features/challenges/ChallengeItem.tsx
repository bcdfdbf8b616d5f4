import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";

import { useMe } from "@/session/MeContext";
import { Facts } from "@/ui/data/Facts";
import { Pill } from "@/ui/data/Pill";
import { entryHead, fullEntry } from "@/ui/data/entries";
import { formatMoment } from "@/ui/format/dates";
import { capitalised } from "@/ui/format/words";

import type { CaseDetails, Challenge } from "./types";
import { stateWords, valueWords } from "./words";

interface ChallengeItemProps {
  challenge: Challenge;
  documents: CaseDetails["documents"];
  /** What can be done about it while it waits. */
  acts?: ReactNode;
}

/** What is recorded, what is claimed instead, what shows it, and the answer. */
export function ChallengeItem({ challenge, documents, acts }: ChallengeItemProps) {
  const { scheme } = useMe();
  const { label, fieldType, recorded, claimed, evidence, by, at, state } = challenge;
  const [tone, icon, words] = stateWords[state];
  return (
    <Box component="li" sx={fullEntry} aria-label={label}>
      <Box sx={entryHead}>
        <Typography component="h3" sx={{ fontWeight: 600, overflowWrap: "anywhere" }}>
          {label}
        </Typography>
        <Pill icon={icon} tone={tone}>
          {words}
        </Pill>
      </Box>
      <Facts
        facts={[
          { label: "Recorded", value: capitalised(valueWords(recorded, fieldType)) },
          { label: "Claimed", value: capitalised(valueWords(claimed, fieldType)) },
        ]}
      />
      <Typography variant="control" sx={text}>
        {evidence}
      </Typography>
      <Proof ids={challenge.documentIds} documents={documents} />
      <Typography variant="dense" color="textSecondary">
        {by}, <time dateTime={at}>{formatMoment(at, scheme.timeZone)}</time>
      </Typography>
      <Ending challenge={challenge} />
      {acts}
    </Box>
  );
}

/** The documents on the case that show it; one that has gone since is left out. */
function Proof({ ids, documents }: { ids: readonly string[]; documents: CaseDetails["documents"] }) {
  const names = documents.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  if (names.length === 0) return null;
  return (
    <Typography variant="dense" color="textSecondary" sx={{ overflowWrap: "anywhere" }}>
      Shown by: {names.join(", ")}
    </Typography>
  );
}

function Ending({ challenge }: { challenge: Challenge }) {
  const { scheme } = useMe();
  const { endedAt, endedBy, answer, state } = challenge;
  if (endedAt === null) return null;
  const moment = formatMoment(endedAt, scheme.timeZone);
  if (state === "withdrawn")
    return (
      <Typography variant="dense" color="textSecondary">
        {endedBy} withdrew it, {moment}
      </Typography>
    );
  return (
    <Box sx={{ pl: 3, borderLeft: "3px solid", borderColor: "divider" }}>
      <Typography variant="control" sx={text}>
        {answer}
      </Typography>
      <Typography variant="dense" color="textSecondary">
        {scheme.shortName}, {endedBy}, {moment}
      </Typography>
    </Box>
  );
}

/** Line ends are the writer's own. */
const text = {
  display: "block",
  whiteSpace: "pre-wrap",
  overflowWrap: "anywhere",
  maxWidth: "72ch",
} as const;
