import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { lazy, Suspense, useState } from "react";

import type { Schema } from "@/api/types";
import { plural } from "@/ui/format/words";
import { Card } from "@/ui/layout/Card";

import { ChallengeItem } from "./ChallengeItem";
import type { Challenge } from "./types";

const AnswerDialog = lazy(() => import("./AnswerDialog"));

/** What the business says is recorded wrongly on a case, for staff to answer. Stays away while there is nothing. */
export function StaffChallenges({ details }: { details: Schema<"StaffCaseDetails"> }) {
  const [answering, setAnswering] = useState<Challenge | null>(null);
  const { challenges, documents } = details;
  if (challenges.length === 0) return null;
  const waiting = challenges.filter(({ state }) => state === "open").length;
  return (
    <Card
      title="Challenges"
      end={waiting === 0 ? "Nothing to answer" : `${plural(waiting, "challenge")} to answer`}
    >
      <Box component="ul">
        {challenges.map((challenge) => (
          <ChallengeItem
            key={challenge.id}
            challenge={challenge}
            documents={documents}
            acts={
              challenge.state === "open" && (
                <Box>
                  <Button
                    size="small"
                    variant="contained"
                    aria-haspopup="dialog"
                    aria-label={`Answer the challenge of ${challenge.label}`}
                    onClick={() => setAnswering(challenge)}
                  >
                    Answer
                  </Button>
                </Box>
              )
            }
          />
        ))}
      </Box>
      <Suspense fallback={null}>
        {answering !== null && (
          <AnswerDialog
            reference={details.case.caseReference}
            challenge={answering}
            onClose={() => setAnswering(null)}
          />
        )}
      </Suspense>
    </Card>
  );
}
