import Badge from "@mui/material/Badge";
import { lazy, Suspense, useState } from "react";

import { NamedIconButton } from "@/ui/controls/NamedIconButton";
import { plural } from "@/ui/format/words";

import { useUnread } from "./useUnread";

const BellPopover = lazy(() => import("./BellPopover"));

/** The bell of the top bar. What it opens is fetched when it is first opened. */
export function Bell() {
  const unread = useUnread();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const name = unread === 0 ? "Notifications" : `Notifications, ${plural(unread, "unread", "unread")}`;
  return (
    <>
      <Badge badgeContent={unread} color="error" max={99} overlap="circular" aria-hidden={false}>
        <NamedIconButton
          icon="bell"
          name={name}
          aria-haspopup="dialog"
          aria-expanded={anchor !== null}
          onClick={(event) => setAnchor(event.currentTarget)}
        />
      </Badge>
      {anchor !== null && (
        <Suspense fallback={null}>
          <BellPopover anchor={anchor} unread={unread} onClose={() => setAnchor(null)} />
        </Suspense>
      )}
    </>
  );
}
