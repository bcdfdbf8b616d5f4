import Box from "@mui/material/Box";

import { $api } from "@/api/client";
import type { Schema } from "@/api/types";
import { useMe } from "@/session/MeContext";
import { Pill, type PillTone } from "@/ui/data/Pill";
import { RecordRow } from "@/ui/data/RecordRow";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { formatMoment } from "@/ui/format/dates";
import type { IconName } from "@/ui/icons/shapes";
import { Card } from "@/ui/layout/Card";
import { PageHead } from "@/ui/layout/PageHead";

import { AskForm } from "./AskForm";

const states: Record<Schema<"AskState">, { words: string; icon: IconName; tone: PillTone }> = {
  open: { words: "With the helpdesk", icon: "clock", tone: "info" },
  given: { words: "Given", icon: "done", tone: "success" },
  refused: { words: "Refused", icon: "close", tone: "neutral" },
};

/** For administrators and supervisors: asking the helpdesk for another administrator, and what became of it. */
export function Component() {
  const { organisation, scheme } = useMe();
  const { data, error, refetch } = $api.useQuery("get", "/api/further-administrators");
  return (
    <>
      <PageHead
        title="Another administrator"
        lede={`${scheme.name} decides who administers ${organisation.name}'s accounts. Two are recommended.`}
      />
      <Box sx={{ display: "grid", gap: 4, maxWidth: 760 }}>
        <AskForm />
        {error !== null && (
          <ErrorNote what="Earlier requests can't be shown." error={error} onRetry={() => void refetch()} />
        )}
        {data !== undefined && data.items.length > 0 && (
          <Card title="Asked for lately">
            <Box component="ul" aria-label="Requests">
              {data.items.map((ask) => (
                <AskRow key={ask.id} ask={ask} />
              ))}
            </Box>
          </Card>
        )}
      </Box>
    </>
  );
}

function AskRow({ ask }: { ask: Schema<"AskLine"> }) {
  const { scheme } = useMe();
  const { words, icon, tone } = states[ask.state];
  return (
    <RecordRow
      end={
        <Pill icon={icon} tone={tone}>
          {words}
        </Pill>
      }
    >
      <Box sx={{ fontWeight: 600 }}>{`${ask.name}, ${ask.email}`}</Box>
      <Box sx={{ typography: "dense", color: "text.secondary" }}>
        {`Asked by ${ask.askedBy}, ${formatMoment(ask.askedAt, scheme.timeZone)}`}
      </Box>
      {ask.words !== "" && <Box sx={{ typography: "dense" }}>{`${scheme.shortName}: ${ask.words}`}</Box>}
    </RecordRow>
  );
}
