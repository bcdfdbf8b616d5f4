import Paper from "@mui/material/Paper";
import { useState } from "react";

import { $api } from "@/api/client";
import { CardSkeleton } from "@/ui/feedback/CardSkeleton";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { PageHead } from "@/ui/layout/PageHead";
import { RouteButton } from "@/ui/navigation/RouteButton";

import { DeleteViewDialog } from "./DeleteViewDialog";
import { RenameViewDialog } from "./RenameViewDialog";
import type { SavedView } from "./types";
import { useRefreshViews, useViews } from "./useViews";
import { ViewTable } from "./ViewTable";

/** One's saved views and those of colleagues: opened, renamed, shared, followed, deleted. */
export function Component() {
  const { data, error, refetch } = useViews();
  const [renamed, setRenamed] = useState<SavedView | null>(null);
  const [deleted, setDeleted] = useState<SavedView | null>(null);
  const refresh = useRefreshViews();
  const settled = { onSettled: refresh };
  const change = $api.useMutation("put", "/api/views/{viewId}", settled);
  const choose = $api.useMutation("put", "/api/default-view", settled);
  const follow = $api.useMutation("put", "/api/views/{viewId}/subscription", settled);
  const unfollow = $api.useMutation("delete", "/api/views/{viewId}/subscription", settled);
  const trouble = change.error ?? choose.error ?? follow.error ?? unfollow.error;

  const share = ({ id, name, query, look, etag }: SavedView, shared: boolean): void =>
    change.mutate({
      params: { path: { viewId: id } },
      headers: { "If-Match": etag },
      body: { name, shared, query, look },
    });
  const tell = ({ id }: SavedView, delivery: "at-once" | "daily" | "never"): void => {
    const params = { path: { viewId: id } };
    if (delivery === "never") unfollow.mutate({ params });
    else follow.mutate({ params, body: { delivery } });
  };
  return (
    <>
      <PageHead
        title="Saved views"
        lede="A shared view shows each colleague only the cases they may see."
        actions={<RouteButton to="/cases">Go to your cases</RouteButton>}
      />
      {error !== null && (
        <ErrorNote what="Your views can't be shown." error={error} onRetry={() => void refetch()} />
      )}
      {trouble !== null && <ErrorNote what="The view wasn't changed." error={trouble} />}
      {data === undefined && error === null && <CardSkeleton />}
      {data !== undefined && (
        <Paper variant="outlined" component="section" aria-label="Saved views" sx={{ overflowX: "auto" }}>
          {data.items.length === 0 ? (
            <EmptyState icon="bookmark" title="You have no saved views">
              Filter and order the case list as you need it, then choose “Save this view” there.
            </EmptyState>
          ) : (
            <ViewTable
              views={data.items}
              defaultId={data.defaultId}
              onDefault={(id) => choose.mutate({ body: { viewId: id } })}
              onShare={share}
              onTell={tell}
              onRename={setRenamed}
              onDelete={setDeleted}
            />
          )}
        </Paper>
      )}
      {renamed !== null && <RenameViewDialog view={renamed} onClose={() => setRenamed(null)} />}
      {deleted !== null && <DeleteViewDialog view={deleted} onClose={() => setDeleted(null)} />}
    </>
  );
}
