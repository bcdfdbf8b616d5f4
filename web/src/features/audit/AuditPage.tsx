import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useSearchParams } from "react-router";

import { ApiError } from "@/api/problem";
import { useMe } from "@/session/MeContext";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { showToast } from "@/ui/feedback/toasts";
import { formatMoment } from "@/ui/format/dates";
import { formatCount, plural } from "@/ui/format/words";
import { Icon } from "@/ui/icons/Icon";
import { Card } from "@/ui/layout/Card";
import { PageHead } from "@/ui/layout/PageHead";

import { EntryTable } from "./EntryTable";
import { OlderButton } from "./OlderButton";
import { SearchForm } from "./SearchForm";
import { readSearch, writeSearch } from "./searchState";
import { useEntries, useExport } from "./useAudit";

/** The audit trail, for the scheme's security staff: every read and write of case data and every administrative act. */
export function Component() {
  const { timeZone } = useMe().scheme;
  const [params, setParams] = useSearchParams();
  const search = readSearch(params);
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetching } = useEntries(search);
  const file = useExport();
  const lines = data?.pages.flatMap((page) => page.items);
  const sealed = data?.pages[0]?.sealedUntil;
  const save = (): void =>
    file.mutate(search, {
      onSuccess: (made) => {
        if (made === undefined) return;
        const rest = made.complete ? "" : ". There are more: narrow the search to get the others";
        showToast(`${plural(made.rows, "entry", "entries")} exported${rest}`);
      },
    });
  return (
    <>
      <PageHead
        title="Audit trail"
        lede={
          sealed === undefined || sealed === null
            ? "Append-only. The first hour isn't sealed yet."
            : `Append-only. Sealed up to ${formatMoment(sealed, timeZone)}.`
        }
        actions={
          <Button
            variant="outlined"
            startIcon={<Icon name="download" />}
            disabled={file.isPending || (lines?.length ?? 0) === 0}
            onClick={save}
          >
            {file.isPending ? "Exporting…" : "Export as CSV"}
          </Button>
        }
      />
      {file.error instanceof ApiError && <ErrorNote what="Nothing was exported." error={file.error} />}
      <Box sx={{ display: "grid", gap: 4 }}>
        <Card title="Search" padded>
          <SearchForm
            key={params.toString()}
            search={search}
            onSearch={(next) => {
              if (writeSearch(next).toString() === params.toString()) void refetch();
              else setParams(writeSearch(next));
            }}
          />
        </Card>
        {error instanceof ApiError && (
          <ErrorNote what="The trail can't be shown." error={error} onRetry={() => void refetch()} />
        )}
        {lines !== undefined && (
          <Card
            title="Entries"
            end={`${formatCount(lines.length)} shown, newest first`}
            footer={
              hasNextPage ? (
                <OlderButton what="entries" busy={isFetching} onShow={() => void fetchNextPage()} />
              ) : undefined
            }
          >
            {lines.length === 0 ? (
              <EmptyState icon="search" title="No entry fits this search">
                Widen the days, or leave a field empty.
              </EmptyState>
            ) : (
              <EntryTable lines={lines} />
            )}
          </Card>
        )}
      </Box>
    </>
  );
}
