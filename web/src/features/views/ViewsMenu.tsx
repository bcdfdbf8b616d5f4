import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Divider from "@mui/material/Divider";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { lazy, Suspense, useEffect, useId, useState } from "react";
import { useNavigate } from "react-router";

import { showToast } from "@/ui/feedback/toasts";
import { $api } from "@/api/client";
import { Icon } from "@/ui/icons/Icon";

import type { Look, SavedView, ViewQuery } from "./types";
import { useRefreshViews, useViews } from "./useViews";
import { addressOf, listsTheSame } from "./viewAddress";

const SaveViewDialog = lazy(() => import("./SaveViewDialog"));

interface ViewsMenuProps {
  query: ViewQuery;
  look: Look;
  /** The view in the address. */
  viewId: string | null;
  /** The address names no list: the default view, or the one it names, is to be opened. */
  bare: boolean;
  onOpen: (address: URLSearchParams, look: Look | null, how: { replace: boolean }) => void;
}

/** Which view the list shows, the others, and keeping this one. */
export function ViewsMenu({ query, look, viewId, bare, onOpen }: ViewsMenuProps) {
  const { data } = useViews();
  const navigate = useNavigate();
  const menuId = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [saving, setSaving] = useState(false);
  const views = data?.items ?? [];
  const current = views.find(({ id }) => id === viewId);
  const changed = current !== undefined && !listsTheSame(current.query, query);
  const change = useSaveChanges();
  const asked = bare ? views.find(({ id }) => id === (viewId ?? data?.defaultId)) : undefined;

  useEffect(() => {
    if (asked !== undefined) onOpen(addressOf(asked), asked.look, { replace: true });
    // Once for each view that is asked for: opening it changes the address.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [asked?.id, asked?.etag]);

  const close = (): void => setAnchor(null);
  const choose = (act: () => void) => () => {
    close();
    act();
  };
  const open = (view: SavedView): void => onOpen(addressOf(view), view.look, { replace: false });
  const name = current?.name ?? "Views";
  return (
    <>
      <Button
        variant="text"
        startIcon={<Icon name="bookmark" />}
        endIcon={<Icon name="down" size={16} />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-controls={anchor === null ? undefined : menuId}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ maxWidth: 280, "& > .MuiButton-endIcon": { ml: 1 } }}
      >
        <Box component="span" sx={cut}>
          {current === undefined ? name : `View: ${name}`}
        </Box>
        {changed && (
          <Box component="span" sx={{ ml: 1, fontWeight: 400 }}>
            {" (changed)"}
          </Box>
        )}
      </Button>
      <Menu id={menuId} anchorEl={anchor} open={anchor !== null} onClose={close}>
        <MenuItem
          onClick={choose(() => onOpen(new URLSearchParams("status=open"), null, { replace: false }))}
        >
          All open cases
        </MenuItem>
        {views.map((view) => (
          <MenuItem key={view.id} selected={view.id === viewId} onClick={choose(() => open(view))}>
            <Box component="span" sx={cut}>
              {view.name}
            </Box>
            {!view.mine && (
              <Box component="span" sx={{ ml: 2, color: "text.secondary" }}>
                {view.ownerName}
              </Box>
            )}
          </MenuItem>
        ))}
        <Divider />
        {changed && current.mine && (
          <MenuItem
            onClick={choose(() => change(current, query, look))}
          >{`Save changes to “${name}”`}</MenuItem>
        )}
        <MenuItem onClick={choose(() => setSaving(true))}>Save this view…</MenuItem>
        <MenuItem onClick={choose(() => void navigate("/views"))}>Manage views</MenuItem>
      </Menu>
      <Suspense fallback={null}>
        {saving && (
          <SaveViewDialog
            query={query}
            look={look}
            onClose={() => setSaving(false)}
            onSaved={(view) => {
              setSaving(false);
              onOpen(addressOf(view), null, { replace: true });
            }}
          />
        )}
      </Suspense>
    </>
  );
}

/** Keeps what the list shows now under the name that it has. */
function useSaveChanges(): (view: SavedView, query: ViewQuery, look: Look) => void {
  const refresh = useRefreshViews();
  const { mutate } = $api.useMutation("put", "/api/views/{viewId}", {
    onSuccess: ({ name }) => {
      refresh();
      showToast(`“${name}” saved`);
    },
    onError: ({ detail }) => showToast(detail),
  });
  return ({ id, name, shared, etag }, query, look) =>
    mutate({
      params: { path: { viewId: id } },
      headers: { "If-Match": etag },
      body: { name, shared, query: query as SavedView["query"], look },
    });
}

const cut = { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap", maxWidth: 240 } as const;
