import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Popover from "@mui/material/Popover";
import Typography from "@mui/material/Typography";
import { useId } from "react";

import { ApiError } from "@/api/problem";
import { Pill } from "@/ui/data/Pill";
import { AfterDelay } from "@/ui/feedback/AfterDelay";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Icon } from "@/ui/icons/Icon";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { NotificationItem } from "./NotificationItem";
import { useMarkRead, useNotifications } from "./useNotifications";

const SHOWN = 5;

interface BellPopoverProps {
  anchor: HTMLElement;
  unread: number;
  onClose: () => void;
}

/** The newest notifications, under the bell. */
export default function BellPopover({ anchor, unread, onClose }: BellPopoverProps) {
  const titleId = useId();
  const { data, error, refetch } = useNotifications(SHOWN, unread);
  const { markRead, markAllRead } = useMarkRead();
  const newest = data?.pages[0]?.items;
  const seen = newest?.[0]?.at;
  return (
    <Popover
      open
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
      transformOrigin={{ vertical: "top", horizontal: "right" }}
      slotProps={{ paper: { role: "dialog", "aria-labelledby": titleId, sx: { width: 416, mt: 2 } } }}
    >
      <Box sx={head}>
        <Typography variant="h2" id={titleId}>
          Notifications
        </Typography>
        {unread > 0 && <Pill icon="bell" tone="info">{`${unread} unread`}</Pill>}
        {unread > 0 && seen !== undefined && (
          <Button
            variant="text"
            size="small"
            sx={{ ml: "auto", flex: "none" }}
            onClick={() => markAllRead(seen)}
          >
            Mark all as read
          </Button>
        )}
      </Box>
      {error instanceof ApiError && (
        <Box sx={{ p: 4 }}>
          <ErrorNote what="Your notifications can't be shown." error={error} onRetry={() => void refetch()} />
        </Box>
      )}
      {newest === undefined && error === null && (
        <AfterDelay>
          <Typography sx={{ p: "24px 20px" }}>Fetching your notifications…</Typography>
        </AfterDelay>
      )}
      {newest?.length === 0 && <EmptyState icon="bell" title="You have no notifications" />}
      <Box component="ul">
        {newest?.map((each) => (
          <NotificationItem key={each.id} notification={each} onRead={markRead} onFollow={onClose} />
        ))}
      </Box>
      <Box sx={foot}>
        <RouteLink to="/notifications" underline="hover" sx={{ fontWeight: 600 }} onClick={onClose}>
          View all
        </RouteLink>
        <RouteLink to="/notifications/preferences" underline="hover" sx={quiet} onClick={onClose}>
          <Icon name="settings" size={16} /> Choose what you hear about
        </RouteLink>
      </Box>
    </Popover>
  );
}

const head = {
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: 2,
  minHeight: 56,
  p: "8px 8px 8px 20px",
  borderBottom: "1px solid",
  borderColor: "line.soft",
} as const;

const foot = {
  display: "flex",
  flexWrap: "wrap",
  justifyContent: "space-between",
  gap: "4px 16px",
  p: "12px 20px",
  borderTop: "1px solid",
  borderColor: "divider",
  bgcolor: "surface.sunken",
  typography: "dense",
} as const;

const quiet = { display: "inline-flex", alignItems: "center", gap: "6px", color: "text.secondary" } as const;
