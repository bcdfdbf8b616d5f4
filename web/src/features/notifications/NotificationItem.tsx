import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import Typography from "@mui/material/Typography";

import { useMe } from "@/session/MeContext";
import { ruled } from "@/ui/data/entries";
import { Icon } from "@/ui/icons/Icon";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { ago } from "./ago";
import { appearanceOf } from "./appearance";
import type { Notification } from "./useNotifications";

interface NotificationItemProps {
  notification: Notification;
  onRead: (id: string) => void;
  onFollow?: () => void;
}

/** One line of the bell: what happened, and the one act that it asks for. */
export function NotificationItem({ notification, onRead, onFollow }: NotificationItemProps) {
  const { scheme } = useMe();
  const { id, title, body, act, link, at, read } = notification;
  const { icon, tone } = appearanceOf(notification.kind, notification.urgency);
  const follow = (): void => {
    if (!read) onRead(id);
    onFollow?.();
  };
  return (
    <Box component="li" sx={{ ...row, bgcolor: read ? undefined : "surface.selected" }}>
      <Box component="span" sx={{ ...round, ...tone }}>
        <Icon name={icon} />
      </Box>
      <RouteLink to={link} color="inherit" underline="none" onClick={follow} sx={{ flex: 1, minWidth: 0 }}>
        <Typography component="b" variant="control" sx={{ display: "block", fontWeight: read ? 500 : 650 }}>
          {title}
        </Typography>
        {body !== "" && (
          <Typography component="span" variant="dense" color="textSecondary" sx={words}>
            {body}
          </Typography>
        )}
        <Typography component="span" variant="caption" color="textSecondary" sx={{ display: "block" }}>
          <time dateTime={at}>{ago(at, scheme.timeZone)}</time>
          {" · "}
          <Box component="span" sx={{ fontWeight: 600, color: "primary.main" }}>
            {act}
          </Box>
        </Typography>
      </RouteLink>
      {!read && (
        <ButtonBase aria-label={`Mark as read: ${title}`} onClick={() => onRead(id)} sx={dot}>
          <Box
            component="span"
            sx={{ width: 10, height: 10, borderRadius: "50%", bgcolor: "primary.main" }}
          />
        </ButtonBase>
      )}
    </Box>
  );
}

const row = {
  display: "flex",
  gap: 3,
  p: "12px 12px 12px 20px",
  ...ruled,
} as const;

const round = {
  display: "grid",
  placeItems: "center",
  width: 32,
  height: 32,
  borderRadius: "50%",
  flex: "none",
} as const;

const words = { display: "block", overflowWrap: "anywhere" } as const;

const dot = {
  flex: "none",
  width: 28,
  height: 28,
  borderRadius: "50%",
  "&:hover": { bgcolor: "tint.primaryStrong" },
} as const;
