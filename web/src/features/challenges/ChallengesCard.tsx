import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { lazy, Suspense, useState } from "react";

import { useMay, useMe } from "@/session/MeContext";
import { Icon } from "@/ui/icons/Icon";
import { Card } from "@/ui/layout/Card";

import { ChallengeItem } from "./ChallengeItem";
import type { CaseDetails, ChallengeWindow } from "./types";
import { fieldsToChallenge, windowNames, windowOf, windowWords } from "./words";
import { WithdrawButton } from "./WithdrawButton";

const ChallengeDialog = lazy(() => import("./ChallengeDialog"));
const windows = Object.keys(windowNames) as ChallengeWindow[];

/** Until when what is recorded can be challenged, the way to do it, and what became of it. */
export default function ChallengesCard({ details }: { details: CaseDetails }) {
  const mayUpdate = useMay("cases:update");
  const [open, setOpen] = useState(false);
  const { challenges, documents } = details;
  const reference = details.case.caseReference;
  if (challenges.length === 0 && windows.every((window) => windowOf(details, window) === null)) return null;
  const offered = mayUpdate && fieldsToChallenge(details).length > 0;
  return (
    <Card
      title="Recorded wrongly?"
      end={
        offered && (
          <Button
            size="small"
            startIcon={<Icon name="flag" size={16} />}
            aria-haspopup="dialog"
            onClick={() => setOpen(true)}
            data-print="hide"
          >
            Challenge it
          </Button>
        )
      }
    >
      <Box component="dl" sx={lines}>
        {windows.map((window) => (
          <WindowLine key={window} window={window} details={details} />
        ))}
      </Box>
      {challenges.length > 0 && (
        <Box component="ul" aria-label="Challenges" sx={{ borderTop: "1px solid", borderColor: "line.soft" }}>
          {challenges.map((challenge) => (
            <ChallengeItem
              key={challenge.id}
              challenge={challenge}
              documents={documents}
              acts={
                mayUpdate &&
                challenge.state === "open" && <WithdrawButton reference={reference} challenge={challenge} />
              }
            />
          ))}
        </Box>
      )}
      <Suspense fallback={null}>
        {open && <ChallengeDialog details={details} onClose={() => setOpen(false)} />}
      </Suspense>
    </Card>
  );
}

function WindowLine({ window, details }: { window: ChallengeWindow; details: CaseDetails }) {
  const { scheme } = useMe();
  const open = windowOf(details, window)?.open === true;
  return (
    <>
      <dt>{windowNames[window]}</dt>
      <Box component="dd" sx={open ? { fontWeight: 600 } : { color: "text.secondary" }}>
        {windowWords(details, window, scheme.timeZone)}
      </Box>
    </>
  );
}

const lines = {
  display: "grid",
  gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "auto minmax(0, 1fr)" },
  gap: { xs: "0", sm: "4px 16px" },
  p: "14px 20px",
  typography: "control",
  "& dt": { color: "text.secondary" },
  "& dd": { minWidth: 0, mb: { xs: 2, sm: 0 } },
} as const;
