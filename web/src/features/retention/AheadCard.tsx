import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";

import type { Schema } from "@/api/types";
import { recordTable } from "@/ui/data/tables";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { Note } from "@/ui/feedback/Note";
import { formatDate } from "@/ui/format/dates";
import { plural } from "@/ui/format/words";
import { Card } from "@/ui/layout/Card";

import { wouldBe } from "./words";

type Ahead = Schema<"Ahead">;

/** What a run would do at this moment, organisation by organisation. Nothing is done by looking. */
export function AheadCard({ ahead }: { ahead: Ahead }) {
  const people = ahead.firms.reduce((sum, firm) => sum + firm.people.length, 0);
  return (
    <Card title="Accounts of the next run" end={`${plural(people, "person", "people")} concerned`}>
      {!ahead.whole && <Note severity="warning">There are more accounts than can be looked at here.</Note>}
      {people === 0 ? (
        <EmptyState icon="done" title="Nothing is due">
          Everybody has been here lately, or has been warned.
        </EmptyState>
      ) : (
        ahead.firms.map((firm) => <Firm key={firm.organisationId} firm={firm} />)
      )}
    </Card>
  );
}

function Firm({ firm }: { firm: Ahead["firms"][number] }) {
  return (
    <Box component="table" sx={table}>
      <Typography component="caption" variant="control" sx={caption}>
        {firm.name}
      </Typography>
      <thead>
        <tr>
          <th scope="col">Account</th>
          <th scope="col">Would be</th>
          <th scope="col">Ends on</th>
        </tr>
      </thead>
      <tbody>
        {firm.people.map(({ accountId, email, act, on }) => (
          <tr key={accountId}>
            <td>{email}</td>
            <td>{wouldBe(act)}</td>
            <td>{on === null ? "" : formatDate(on)}</td>
          </tr>
        ))}
      </tbody>
    </Box>
  );
}

// Fixed, so that the columns of one organisation stand under those of the one before.
const table = {
  ...recordTable,
  tableLayout: { md: "fixed" },
  "& th + th": { width: { md: "24%" } },
} as const;

const caption = { p: "12px 20px 8px", textAlign: "left", fontWeight: 600 } as const;
