import Box from "@mui/material/Box";

import type { Schema } from "@/api/types";
import { useMe } from "@/session/MeContext";
import { Pill } from "@/ui/data/Pill";
import { RecordRow } from "@/ui/data/RecordRow";
import { dateOf, formatDate, formatMoment } from "@/ui/format/dates";
import { capitalised, plural } from "@/ui/format/words";
import { Card } from "@/ui/layout/Card";

import type { Organisation } from "./useOrganisations";

const inWords = (roles: readonly Schema<"Role">[]): string => capitalised(roles.join(", "));

/** Who works there, in which state, and seen when; and who is still invited. */
export function UsersCard({ organisation: { users, invitations } }: { organisation: Organisation }) {
  const { scheme } = useMe();
  return (
    <Card title={plural(users.length, "user")} end={`${invitations.length} invited`}>
      <Box component="ul" aria-label="Users">
        {users.map(({ name, email, roles, standing, restricted, lastActiveAt }) => (
          <Row key={email} name={name} email={email} what={inWords(roles)}>
            <Pill
              icon={standing === "active" ? "done" : "pause"}
              tone={standing === "active" ? "success" : "neutral"}
            >
              {capitalised(standing)}
            </Pill>
            {restricted && (
              <Pill icon="pause" tone="warning">
                Processing restricted
              </Pill>
            )}
            {lastActiveAt === null ? "Not seen yet" : formatMoment(lastActiveAt, scheme.timeZone)}
          </Row>
        ))}
        {invitations.map(({ name, email, roles, expiresAt }) => (
          <Row key={email} name={name} email={email} what={inWords(roles)}>
            <Pill icon="send" tone="info">
              Invited
            </Pill>
            {`until ${formatDate(dateOf(expiresAt, scheme.timeZone))}`}
          </Row>
        ))}
      </Box>
    </Card>
  );
}

interface RowProps {
  name: string;
  email: string;
  what: string;
  children: React.ReactNode;
}

function Row({ name, email, what, children }: RowProps) {
  return (
    <RecordRow end={<Box sx={state}>{children}</Box>}>
      <Box sx={{ fontWeight: 600 }}>{name}</Box>
      <Box sx={{ typography: "dense", color: "text.secondary" }}>{`${email} · ${what}`}</Box>
    </RecordRow>
  );
}

const state = {
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: 2,
  typography: "dense",
} as const;
