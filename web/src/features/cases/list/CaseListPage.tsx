import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import useMediaQuery from "@mui/material/useMediaQuery";
import { useMemo, useState, type ComponentProps, type ReactNode } from "react";

import { useCaseFields, type CaseField } from "@/session/MeContext";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { PageHead } from "@/ui/layout/PageHead";
import { shell } from "@/ui/theme/tokens";

import { useCaseSlots, type CurrentList } from "../model/slots";
import { CaseCards } from "./CaseCards";
import { CaseGrid } from "./CaseGrid";
import { EmptyList } from "./EmptyList";
import { Figures } from "./Figures";
import { FilterChips } from "./FilterChips";
import { FilterPanel } from "./FilterPanel";
import { Pager } from "./Pager";
import { SelectionBar } from "./SelectionBar";
import { listColumns } from "./listColumns";
import { toFilter } from "./listState";
import { Toolbar } from "./Toolbar";
import { useCaseNews, useCasePage, useFigures, useListAddress, useRememberedList } from "./useCaseList";
import { useFullScreen } from "./useFullScreen";
import { useViewPreferences } from "./viewPreferences";

export function Component() {
  const address = useListAddress();
  const page = useCasePage(address.state);
  const figures = useFigures(address.state);
  const [preferences, setPreferences] = useViewPreferences();
  const [filtering, setFiltering] = useState(false);
  const [fullScreen, toggleFullScreen] = useFullScreen();
  const wide = useMediaQuery((theme) => theme.breakpoints.up("sm"));
  const news = useCaseNews(page.data?.items);
  const rows = useMemo(
    () => page.data?.items.map((row) => ({ ...row, news: news.has(row.id) })) ?? [],
    [page.data, news],
  );
  const references = useMemo(() => page.data?.items.map((row) => row.caseReference), [page.data]);
  const listed = figures.data?.listed;
  useRememberedList(address.state, references, listed ?? null);

  const { ListActs, Views } = useCaseSlots();
  const open: ComponentProps<typeof Views>["onOpen"] = (to, look, how) => {
    if (look !== null) setPreferences(look);
    address.open(to, how);
  };
  const { sort, direction } = address.state;
  const list: CurrentList = {
    view: { ...toFilter(address.state), sort, direction },
    listed,
    columns: columnsInOrder(useCaseFields(), preferences.columns),
  };

  const seen = (field: string): string[] => {
    const names = rows
      .map((row) => row[field as keyof typeof row])
      .filter((name) => typeof name === "string");
    return [...new Set(names)].sort();
  };
  const empty = page.data !== undefined && rows.length === 0;

  return (
    <Box sx={whole}>
      <PageHead
        title="Cases"
        dense
        actions={
          <>
            <Views
              query={list.view}
              look={preferences}
              viewId={address.state.view}
              bare={address.bare}
              onOpen={open}
            />
            <ListActs {...list} />
          </>
        }
      />
      <Figures state={address.state} figures={figures.data} failed={figures.isError} />
      <Paper variant="outlined" component="section" aria-label="Case list" sx={fullScreen ? filling : framed}>
        <Toolbar
          address={address}
          listed={listed}
          preferences={preferences}
          onPreferences={setPreferences}
          onFilters={() => setFiltering(true)}
          fullScreen={fullScreen}
          onFullScreen={toggleFullScreen}
        />
        <Box sx={{ pt: 2, pb: 3 }}>
          <FilterChips {...address} />
        </Box>
        <SelectionBar rows={rows} list={list} />
        {page.error !== null && (
          <Box sx={{ p: 5 }}>
            <ErrorNote
              what="The cases can't be shown."
              error={page.error}
              onRetry={() => void page.refetch()}
            />
          </Box>
        )}
        {empty && (
          <Rows wide={false}>
            <EmptyList {...address} />
          </Rows>
        )}
        {!empty && page.error === null && (
          <Rows wide={wide && preferences.layout === "list"}>
            {wide && preferences.layout === "list" ? (
              <CaseGrid address={address} rows={rows} loading={page.isPending} preferences={preferences} />
            ) : (
              <CaseCards rows={rows} />
            )}
          </Rows>
        )}
        <Pager {...address} rows={rows.length} listed={listed} nextCursor={page.data?.nextCursor ?? null} />
      </Paper>
      {filtering && <FilterPanel address={address} seen={seen} onClose={() => setFiltering(false)} />}
    </Box>
  );
}

const columnsInOrder = (fields: readonly CaseField[], shown: readonly string[]): string[] =>
  listColumns(fields)
    .map(({ name }) => name)
    .filter((name) => shown.includes(name));

function Rows({ wide, children }: { wide: boolean; children: ReactNode }) {
  return (
    <Box sx={{ flex: 1, minHeight: wide ? 200 : 0, display: "flex", flexDirection: "column" }}>
      {children}
    </Box>
  );
}

/** On a large screen the page stands still and the grid scrolls. */
const whole = {
  display: "flex",
  flexDirection: "column",
  height: { sm: `calc(100vh - ${shell.topBar + shell.baseBar + 40}px)` },
  minHeight: { sm: 480 },
} as const;

const framed = {
  display: "flex",
  flexDirection: "column",
  flex: 1,
  minHeight: 0,
  overflow: "hidden",
} as const;

const filling = { ...framed, position: "fixed", inset: 0, zIndex: "drawer", borderRadius: 0 } as const;
