import Box from "@mui/material/Box";

import type { Schema } from "@/api/types";
import { recordTable } from "@/ui/data/tables";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { Note } from "@/ui/feedback/Note";
import { formatDate } from "@/ui/format/dates";
import { formatCount, plural } from "@/ui/format/words";
import { Card } from "@/ui/layout/Card";

type Ahead = Schema<"Ahead">;

/** Which closed cases' time is over at this moment, organisation by organisation, and how many of them are kept. */
export function CasesAheadCard({ ahead }: { ahead: Ahead }) {
  const due = ahead.cases.reduce((sum, firm) => sum + firm.due, 0);
  return (
    <Card title="Cases of the next run" end={`${plural(due, "case")} due`}>
      {!ahead.allCases && (
        <Note severity="warning">There are more than one run purges. The rest goes on the nights after.</Note>
      )}
      {due > ahead.casesApprovedAbove && (
        <Note>{`More than ${plural(ahead.casesApprovedAbove, "case")}: two of you will have to agree.`}</Note>
      )}
      {ahead.cases.length === 0 ? (
        <EmptyState icon="done" title="No case is due">
          None was closed long enough ago.
        </EmptyState>
      ) : (
        <Box component="table" sx={recordTable}>
          <thead>
            <tr>
              <th scope="col">Organisation</th>
              <th scope="col">Would go</th>
              <th scope="col">On hold or restricted</th>
              <th scope="col">Closed</th>
            </tr>
          </thead>
          <tbody>
            {ahead.cases.map((firm) => (
              <tr key={firm.organisationId}>
                <td>{firm.name}</td>
                <td>{`${formatCount(firm.due)} due`}</td>
                <td>{firm.kept === 0 ? "None kept" : `${formatCount(firm.kept)} kept`}</td>
                <td>{span(firm.firstClosed, firm.lastClosed)}</td>
              </tr>
            ))}
          </tbody>
        </Box>
      )}
    </Card>
  );
}

const span = (first: string, last: string): string =>
  first === last ? formatDate(first) : `${formatDate(first)} to ${formatDate(last)}`;
