import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Skeleton from "@mui/material/Skeleton";

import { ApiError } from "@/api/problem";
import { useMay } from "@/session/MeContext";
import { AfterDelay } from "@/ui/feedback/AfterDelay";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Icon } from "@/ui/icons/Icon";
import { PageHead } from "@/ui/layout/PageHead";
import { RouteButton } from "@/ui/navigation/RouteButton";

import { Drafts } from "./Drafts";
import { ListTools } from "./ListTools";
import { UploadCard } from "./UploadCard";
import { useSending } from "./useSending";
import { useListAddress, useUploadFigures, useUploadList, type ListAddress } from "./useUploadList";

/** Track upload: everything the team has sent, and where each file is now. */
export function Component() {
  const address = useListAddress();
  const list = useUploadList(address);
  const figures = useUploadFigures(address, list);
  const sending = useSending();
  const maySend = useMay("uploads:send");
  const uploads = list.data?.pages.flatMap(({ items }) => items);

  return (
    <>
      <PageHead
        title="Uploads"
        lede="Everything your team has sent, and where each file is now."
        actions={
          maySend && (
            <RouteButton to="/uploads/new" variant="contained" startIcon={<Icon name="upload" />}>
              Upload files
            </RouteButton>
          )
        }
      />
      <ListTools address={address} figures={figures.data} />
      <Box sx={{ display: "grid", gap: 3 }}>
        <Drafts />
        {list.error instanceof ApiError && (
          <ErrorNote
            what="The uploads can't be shown."
            error={list.error}
            onRetry={() => void list.refetch()}
          />
        )}
        {uploads === undefined && list.error === null && <Loading />}
        {uploads?.map((upload) => (
          <UploadCard key={upload.id} upload={upload} sending={sending} />
        ))}
        {uploads?.length === 0 && <Nothing address={address} all={figures.data?.all} />}
      </Box>
      {list.hasNextPage && (
        <Box sx={{ display: "grid", justifyItems: "center", mt: 4 }}>
          <Button onClick={() => void list.fetchNextPage()} disabled={list.isFetchingNextPage}>
            {list.isFetchingNextPage ? "Loading…" : "Show earlier uploads"}
          </Button>
        </Box>
      )}
    </>
  );
}

function Nothing({ address, all }: { address: ListAddress; all: number | undefined }) {
  const filtered = address.show !== "all" || address.search !== "" || address.mine;
  if (!filtered) return <EmptyState icon="upload" title="Nothing has been sent yet" />;
  if (address.show === "to-fix" && address.search === "" && all !== undefined)
    return <EmptyState icon="done" title="Nothing needs fixing" />;
  return (
    <EmptyState
      icon="search"
      title="No uploads match"
      actions={
        <Button onClick={() => address.go({ show: "all", search: "", mine: false })}>Show all uploads</Button>
      }
    />
  );
}

function Loading() {
  return (
    <AfterDelay>
      {[1, 2, 3].map((card) => (
        <Skeleton key={card} height={116} sx={{ borderRadius: 1 }} />
      ))}
    </AfterDelay>
  );
}
