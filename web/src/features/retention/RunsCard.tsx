import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";

import { recordTable } from "@/ui/data/tables";
import { useMe } from "@/session/MeContext";
import { Pill } from "@/ui/data/Pill";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { formatDate, formatMoment } from "@/ui/format/dates";
import { plural } from "@/ui/format/words";
import { Card } from "@/ui/layout/Card";

import { AgreeDialog } from "./AgreeDialog";
import { useReportFile } from "./useRetention";
import { cautionOf, standingOf, subjectOf, whatWasDone, type Run } from "./words";

/** The runs of the last month: what each did, what waits for whom, and its report as a file. */
export function RunsCard({ runs }: { runs: readonly Run[] }) {
  const [agreeing, setAgreeing] = useState<Run | null>(null);
  const file = useReportFile();
  return (
    <Card title="Past runs" end={plural(runs.length, "run")}>
      {file.error !== null && <ErrorNote what="The report wasn't fetched." error={file.error} />}
      {runs.length === 0 ? (
        <EmptyState icon="clock" title="No run yet">
          Runs begin each night at two.
        </EmptyState>
      ) : (
        <Box component="table" sx={recordTable}>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Of</th>
              <th scope="col">What was done</th>
              <th scope="col">Purges</th>
              <th scope="col">Report</th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr key={run.id}>
                <td>{formatDate(run.day)}</td>
                <td>{subjectOf(run)}</td>
                <td>
                  {whatWasDone(run.counts)}
                  {run.cautious && <Quiet>{cautionOf(run)}</Quiet>}
                </td>
                <td>
                  <Purges run={run} onAgree={() => setAgreeing(run)} />
                </td>
                <td>
                  {(["csv", "json"] as const).map((as) => (
                    <Button
                      key={as}
                      size="small"
                      variant="text"
                      disabled={file.isPending}
                      aria-label={`Report on ${run.about} of ${formatDate(run.day)} as ${as.toUpperCase()}`}
                      onClick={() => file.mutate({ run, as })}
                    >
                      {as.toUpperCase()}
                    </Button>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </Box>
      )}
      {agreeing !== null && <AgreeDialog run={agreeing} onClose={() => setAgreeing(null)} />}
    </Card>
  );
}

function Purges({ run, onAgree }: { run: Run; onAgree: () => void }) {
  const { timeZone } = useMe().scheme;
  const { icon, tone, words } = standingOf(run);
  const waits = run.mayAsk || run.mayApprove;
  return (
    <>
      <Pill icon={icon} tone={tone}>
        {words}
      </Pill>
      {run.askedBy !== null && <Quiet>{`Asked for by ${run.askedBy}: ${run.askedWhy ?? ""}`}</Quiet>}
      {run.approvedBy !== null && <Quiet>{`Approved by ${run.approvedBy}`}</Quiet>}
      {waits && run.expiresAt !== null && <Quiet>{`Until ${formatMoment(run.expiresAt, timeZone)}`}</Quiet>}
      {waits && (
        <Button size="small" variant="outlined" sx={{ mt: 1 }} onClick={onAgree}>
          {run.mayAsk ? "Ask for approval" : "Look and approve"}
        </Button>
      )}
    </>
  );
}

function Quiet({ children }: { children: React.ReactNode }) {
  return <Box sx={{ typography: "dense", color: "text.secondary" }}>{children}</Box>;
}
