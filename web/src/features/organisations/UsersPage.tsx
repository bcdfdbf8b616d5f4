import Box from "@mui/material/Box";
import { useSearchParams } from "react-router";

import type { Schema } from "@/api/types";
import { useMay, useMe } from "@/session/MeContext";
import { Pill } from "@/ui/data/Pill";
import { recordTable } from "@/ui/data/tables";
import { CardSkeleton } from "@/ui/feedback/CardSkeleton";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { formatMoment } from "@/ui/format/dates";
import { capitalised, plural } from "@/ui/format/words";
import { Card } from "@/ui/layout/Card";
import { PageHead } from "@/ui/layout/PageHead";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { Finder } from "./Finder";
import { useUsers } from "./useOrganisations";

type User = Schema<"UserFound">;
const SHORTEST = 2;

/** Users of every organisation, found by a part of their name or address. */
export function Component() {
  const [params, setParams] = useSearchParams();
  const search = params.get("search") ?? "";
  const { data, error, isLoading, refetch } = useUsers(search);
  return (
    <>
      <PageHead title="Users" lede="Who somebody is, where they work, and when they were last here." />
      <Finder
        hint="Part of a name or of an email address"
        search={search}
        mistake={(typed) => (typed.length < SHORTEST ? "Type two letters or more" : undefined)}
        onFind={(typed) => setParams({ search: typed })}
      />
      {error !== null && (
        <ErrorNote what="The users can't be shown." error={error} onRetry={() => void refetch()} />
      )}
      {isLoading && <CardSkeleton />}
      {data !== undefined && (
        <Card
          title={plural(data.items.length, "user")}
          {...(data.more ? { end: "There are more: type more of the name" } : {})}
        >
          {data.items.length === 0 ? (
            <EmptyState icon="search" title="Nobody is called that" />
          ) : (
            <UserTable users={data.items} />
          )}
        </Card>
      )}
    </>
  );
}

function UserTable({ users }: { users: readonly User[] }) {
  return (
    <Box component="table" sx={recordTable}>
      <thead>
        <tr>
          <th scope="col">User</th>
          <th scope="col">Organisation</th>
          <th scope="col">Roles</th>
          <th scope="col">State</th>
          <th scope="col">Last here</th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <UserRow key={user.id} user={user} />
        ))}
      </tbody>
    </Box>
  );
}

function UserRow({ user }: { user: User }) {
  const { scheme } = useMe();
  const { name, email, organisationId, organisationName, roles, standing, lastActiveAt } = user;
  const mayOpen = useMay("staff:helpdesk") && !roles.some((role) => role.startsWith("staff-"));
  return (
    <tr>
      <td>
        <Box sx={{ fontWeight: 600, overflowWrap: "anywhere" }}>{name}</Box>
        <Box sx={{ typography: "dense", color: "text.secondary", overflowWrap: "anywhere" }}>{email}</Box>
      </td>
      <td>
        {mayOpen ? (
          <RouteLink to={`/staff/organisations/${encodeURIComponent(organisationId)}`}>
            {organisationName}
          </RouteLink>
        ) : (
          organisationName
        )}
      </td>
      <td>{capitalised(roles.join(", "))}</td>
      <td>
        <Pill
          icon={standing === "active" ? "done" : "pause"}
          tone={standing === "active" ? "success" : "neutral"}
        >
          {capitalised(standing)}
        </Pill>
      </td>
      <td>{lastActiveAt === null ? "Not seen yet" : formatMoment(lastActiveAt, scheme.timeZone)}</td>
    </tr>
  );
}
