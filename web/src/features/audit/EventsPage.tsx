import Box from "@mui/material/Box";

import { ApiError } from "@/api/problem";
import { useMe } from "@/session/MeContext";
import { Pill } from "@/ui/data/Pill";
import { CardSkeleton } from "@/ui/feedback/CardSkeleton";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { formatMoment } from "@/ui/format/dates";
import { Card } from "@/ui/layout/Card";
import { PageHead } from "@/ui/layout/PageHead";

import { actWords } from "./actWords";
import { OlderButton } from "./OlderButton";
import { table } from "./tableStyles";
import { useEvents } from "./useAudit";

/** What administrators did in the person's own organisation. Who looked at which case is not for them to see. */
export function Component() {
  const { organisation, scheme } = useMe();
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetching } = useEvents();
  const events = data?.pages.flatMap((page) => page.items);
  return (
    <>
      <PageHead
        title="Administration log"
        lede={`What administrators of ${organisation.name} did in the last 90 days.`}
      />
      {error instanceof ApiError && (
        <ErrorNote what="The log can't be shown." error={error} onRetry={() => void refetch()} />
      )}
      {events === undefined && error === null && <CardSkeleton />}
      {events !== undefined && (
        <Card
          title="Acts"
          footer={
            hasNextPage ? (
              <OlderButton what="acts" busy={isFetching} onShow={() => void fetchNextPage()} />
            ) : undefined
          }
        >
          {events.length === 0 ? (
            <EmptyState icon="list" title="Nothing has been changed yet" />
          ) : (
            <Box component="table" sx={table}>
              <thead>
                <tr>
                  <th scope="col" aria-sort="descending">
                    When
                  </th>
                  <th scope="col">Who</th>
                  <th scope="col">What</th>
                  <th scope="col">About</th>
                  <th scope="col">Outcome</th>
                </tr>
              </thead>
              <tbody>
                {events.map((event) => (
                  <tr key={event.id}>
                    <td>{formatMoment(event.at, scheme.timeZone)}</td>
                    <td>{event.who ?? "Somebody whose account was deleted"}</td>
                    <td>{actWords(event.act)}</td>
                    <td>{event.about}</td>
                    <td>
                      {event.outcome === "allowed" ? (
                        <Pill icon="check" tone="bare">
                          Done
                        </Pill>
                      ) : (
                        <Pill icon="alert" tone="error">
                          Refused
                        </Pill>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </Box>
          )}
        </Card>
      )}
    </>
  );
}
