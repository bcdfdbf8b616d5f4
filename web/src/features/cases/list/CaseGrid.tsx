import { DataGrid, type GridRowSelectionModel, type GridSortModel } from "@mui/x-data-grid";
import { useMemo } from "react";

import { useCaseFields } from "@/session/MeContext";
import { Icon } from "@/ui/icons/Icon";

import type { ListedCase, SortField } from "../model/types";
import { gridColumn } from "./gridColumns";
import { listColumns } from "./listColumns";
import { changed } from "./listState";
import { selectInView, useSelection } from "./selection";
import type { ListAddress } from "./useCaseList";
import type { ViewPreferences } from "./viewPreferences";

interface CaseGridProps {
  address: ListAddress;
  rows: readonly ListedCase[];
  loading: boolean;
  preferences: ViewPreferences;
}

const noRows: ListedCase[] = [];

/** The list as a grid. Order, filters and pages are the server's; the grid draws and moves focus. */
export function CaseGrid({ address, rows, loading, preferences }: CaseGridProps) {
  const { state, go } = address;
  const caseFields = useCaseFields();
  const selection = useSelection();
  const columns = useMemo(
    () =>
      listColumns(caseFields)
        .filter(({ name }) => preferences.columns.includes(name))
        .map(gridColumn),
    [caseFields, preferences.columns],
  );
  const ticked = useMemo<GridRowSelectionModel>(
    () => ({ type: "include", ids: new Set(selection.keys()) }),
    [selection],
  );

  const sort = ([chosen]: GridSortModel): void => {
    if (chosen?.sort) go(changed(state, { sort: chosen.field as SortField, direction: chosen.sort }));
  };
  const select = ({ type, ids }: GridRowSelectionModel): void => {
    const references = rows.map((row) => row.caseReference);
    selectInView(
      rows,
      type === "include" ? ids : new Set(references.filter((reference) => !ids.has(reference))),
    );
  };
  const compact = preferences.density === "compact";

  return (
    <DataGrid
      aria-label="Cases"
      rows={loading ? noRows : rows}
      columns={columns}
      getRowId={(row) => row.caseReference}
      loading={loading}
      rowHeight={compact ? 36 : 48}
      columnHeaderHeight={compact ? 36 : 40}
      sx={{ fontSize: compact ? "0.875rem" : "0.9375rem" }}
      checkboxSelection
      disableRowSelectionOnClick
      keepNonExistentRowsSelected
      rowSelectionModel={ticked}
      onRowSelectionModelChange={select}
      sortingMode="server"
      sortingOrder={["asc", "desc"]}
      sortModel={[{ field: state.sort, sort: state.direction }]}
      onSortModelChange={sort}
      filterMode="server"
      paginationMode="server"
      rowCount={rows.length}
      disableColumnMenu
      disableColumnFilter
      hideFooter
      slots={{ columnSortedAscendingIcon: SortedUp, columnSortedDescendingIcon: SortedDown }}
      slotProps={{ loadingOverlay: { variant: "skeleton", noRowsVariant: "skeleton" } }}
    />
  );
}

const SortedUp = () => <Icon name="sortUp" size={16} />;
const SortedDown = () => <Icon name="sortDown" size={16} />;
