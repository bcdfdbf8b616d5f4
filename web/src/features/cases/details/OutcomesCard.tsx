import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";

import { useMe } from "@/session/MeContext";
import { ruledWithin } from "@/ui/data/entries";
import { dateOf, formatDate } from "@/ui/format/dates";
import { capitalised } from "@/ui/format/words";
import { Icon } from "@/ui/icons/Icon";
import { Card } from "@/ui/layout/Card";

import type { CaseDetails } from "../model/types";
import { useVoice } from "../model/voice";

type Outcome = CaseDetails["outcomes"][number];

export function OutcomesCard({ outcomes }: { outcomes: CaseDetails["outcomes"] }) {
  return (
    <Card title="Outcomes and offers">
      {outcomes.length === 0 ? (
        <Box sx={{ ...row, alignItems: "center" }}>
          <Box sx={{ color: "ink.hint", display: "flex" }}>
            <Icon name="scales" size={24} />
          </Box>
          <div>
            <Typography sx={{ fontWeight: 600 }}>No outcome yet</Typography>
            <Typography variant="dense" color="textSecondary">
              Views, offers and decisions appear here.
            </Typography>
          </div>
        </Box>
      ) : (
        <Box component="ol" sx={ruledWithin}>
          {outcomes.map((outcome) => (
            <OutcomeRow key={outcome.id} outcome={outcome} />
          ))}
        </Box>
      )}
    </Card>
  );
}

function OutcomeRow({ outcome }: { outcome: Outcome }) {
  const { scheme } = useMe();
  const { isStaff, yourBusiness } = useVoice();
  const who: Record<Outcome["byParty"], string> = {
    business: isStaff ? yourBusiness : "your business",
    scheme: scheme.shortName,
    consumer: "the consumer",
  };
  const name = outcome.byName === null ? "" : `${outcome.byName}, `;
  return (
    <Box component="li" sx={row}>
      <Box sx={{ color: "ink.hint", display: "flex", pt: "2px" }}>
        <Icon name="scales" />
      </Box>
      <div>
        <Typography variant="h3">{`${capitalised(outcome.kind)}: ${outcome.result}`}</Typography>
        <Typography variant="dense" color="textSecondary">
          {`${name}${who[outcome.byParty]}, ${formatDate(dateOf(outcome.at, scheme.timeZone))}`}
          {outcome.change !== null && (outcome.change ? ". Change in outcome" : ". No change in outcome")}
          {outcome.answerBy !== null && `. Answer by ${formatDate(outcome.answerBy)}`}
        </Typography>
        {outcome.text !== "" && <Typography sx={{ mt: 2, maxWidth: "64ch" }}>{outcome.text}</Typography>}
      </div>
    </Box>
  );
}

const row = { display: "flex", gap: 4, p: "16px 20px" } as const;
