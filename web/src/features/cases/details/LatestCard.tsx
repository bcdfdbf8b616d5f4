import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";

import { useMe } from "@/session/MeContext";
import { formatMoment } from "@/ui/format/dates";
import { Icon } from "@/ui/icons/Icon";
import { Card } from "@/ui/layout/Card";
import { RouteLink } from "@/ui/navigation/RouteLink";

import type { CaseDetails } from "../model/types";
import { useVoice } from "../model/voice";
import { eventIcon } from "./eventIcons";
import { actorOf } from "./timelineWords";

const SHOWN = 3;

/** The newest entries of the timeline. */
export function LatestCard({ details }: { details: CaseDetails }) {
  const { scheme } = useMe();
  const { yourBusiness } = useVoice();
  const timeline = `/cases/${encodeURIComponent(details.case.caseReference)}/timeline`;
  const link = (
    <RouteLink to={timeline} replace underline="hover" sx={{ typography: "dense", fontWeight: 600 }}>
      Timeline
    </RouteLink>
  );
  return (
    <Card title="Latest" end={link}>
      {details.timeline.length === 0 && (
        <Typography variant="control" color="textSecondary" sx={{ p: "16px 20px" }}>
          Nothing has happened yet.
        </Typography>
      )}
      <Box component="ol" sx={{ py: 1 }}>
        {details.timeline.slice(0, SHOWN).map((entry) => (
          <Box
            component="li"
            key={entry.id}
            sx={{ display: "flex", gap: 3, p: "8px 20px", typography: "control" }}
          >
            <Box component="span" sx={{ color: "ink.hint", pt: "2px" }}>
              <Icon name={eventIcon(entry.kind)} size={16} />
            </Box>
            <span>
              {actorOf(entry, scheme.shortName, yourBusiness)} {entry.text}
              <Box
                component="time"
                dateTime={entry.at}
                sx={{ display: "block", typography: "caption", color: "text.secondary" }}
              >
                {formatMoment(entry.at, scheme.timeZone)}
              </Box>
            </span>
          </Box>
        ))}
      </Box>
    </Card>
  );
}
