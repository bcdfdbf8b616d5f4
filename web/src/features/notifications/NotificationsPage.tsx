import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Paper from "@mui/material/Paper";
import Typography from "@mui/material/Typography";

import { ApiError } from "@/api/problem";
import { useMe } from "@/session/MeContext";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { dateOf, dayHeading } from "@/ui/format/dates";
import { Icon } from "@/ui/icons/Icon";
import { PageHead } from "@/ui/layout/PageHead";
import { RouteButton } from "@/ui/navigation/RouteButton";

import { NotificationItem } from "./NotificationItem";
import { useMarkRead, useNotifications, type Notification } from "./useNotifications";
import { useUnread } from "./useUnread";

const PAGE = 30;

/** Everything that the bell has told, day by day. */
export function Component() {
  const { scheme } = useMe();
  const unread = useUnread();
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useNotifications(
    PAGE,
    unread,
  );
  const { markRead, markAllRead } = useMarkRead();
  const items = data?.pages.flatMap((page) => page.items);
  const seen = items?.[0]?.at;
  return (
    <>
      <PageHead
        title="Notifications"
        lede={unread === 0 ? "All read." : `${unread} unread.`}
        actions={
          <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2 }}>
            {unread > 0 && seen !== undefined && (
              <Button variant="text" onClick={() => markAllRead(seen)}>
                Mark all as read
              </Button>
            )}
            <RouteButton
              to="/notifications/preferences"
              variant="outlined"
              startIcon={<Icon name="settings" />}
            >
              Choose what you hear about
            </RouteButton>
          </Box>
        }
      />
      {error instanceof ApiError && (
        <ErrorNote what="Your notifications can't be shown." error={error} onRetry={() => void refetch()} />
      )}
      {items?.length === 0 && (
        <Paper variant="outlined">
          <EmptyState icon="bell" title="You have no notifications">
            Messages, outcomes, deadlines and your own uploads and exports are told here.
          </EmptyState>
        </Paper>
      )}
      {days(items ?? [], scheme.timeZone).map((day) => (
        <Box
          component="section"
          key={day.date}
          aria-label={dayHeading(day.date, scheme.timeZone)}
          sx={{ mb: 5 }}
        >
          <Typography variant="h2" sx={{ mb: 2 }}>
            {dayHeading(day.date, scheme.timeZone)}
          </Typography>
          <Paper variant="outlined" component="ul" sx={{ overflow: "hidden" }}>
            {day.items.map((each) => (
              <NotificationItem key={each.id} notification={each} onRead={markRead} />
            ))}
          </Paper>
        </Box>
      ))}
      {hasNextPage && (
        <Button variant="outlined" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show older ones
        </Button>
      )}
    </>
  );
}

interface Day {
  date: string;
  items: Notification[];
}

function days(items: readonly Notification[], timeZone: string): Day[] {
  const found = new Map<string, Notification[]>();
  for (const item of items) {
    const date = dateOf(item.at, timeZone);
    found.set(date, [...(found.get(date) ?? []), item]);
  }
  return [...found].map(([date, ofDay]) => ({ date, items: ofDay }));
}
