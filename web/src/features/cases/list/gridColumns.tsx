import type { GridColDef } from "@mui/x-data-grid";

import { formatDate } from "@/ui/format/dates";

import { TurnPill } from "../model/TurnPill";
import type { ListedCase } from "../model/types";
import { ActionCell, FileDueCell, OwnerCell, ReferenceCell } from "./cells";
import type { ListColumn } from "./listColumns";

type GridColumn = GridColDef<ListedCase>;

const own: Partial<Record<string, Partial<GridColumn>>> = {
  caseReference: {
    width: 168,
    hideable: false,
    renderCell: ({ row, hasFocus, tabIndex }) => (
      <ReferenceCell row={row} focused={hasFocus} tabIndex={tabIndex} />
    ),
  },
  turn: { width: 108, display: "flex", renderCell: ({ row }) => <TurnPill turn={row.turn} /> },
  businessFileRequiredBy: {
    width: 122,
    display: "flex",
    headerName: "File required",
    renderCell: ({ row }) => <FileDueCell row={row} />,
  },
  actionRequired: {
    width: 232,
    display: "flex",
    renderCell: ({ row }) => <ActionCell row={row} />,
  },
  businessCaseOwner: {
    width: 112,
    headerName: "Your owner",
    renderCell: ({ row }) => <OwnerCell row={row} />,
  },
  caseAge: { width: 52, headerName: "Age" },
  caseStage: { width: 98, headerName: "Stage" },
  productType: { minWidth: 112, flex: 4, headerName: "Product" },
  businessName: { minWidth: 172, flex: 4, headerName: "Business" },
  complaintIssue: { minWidth: 164, flex: 5 },
  respondentContactEmail: { width: 220 },
};

const byType: Record<ListColumn["type"], Partial<GridColumn>> = {
  text: { width: 150 },
  choice: { width: 160 },
  date: { width: 124, valueFormatter: (value: string | null) => (value === null ? "" : formatDate(value)) },
  boolean: { width: 110, valueFormatter: (value: boolean) => (value ? "Yes" : "") },
  number: { width: 80, align: "right", headerAlign: "right" },
};

/** A grid column from the one definition of the fields: short head, full explanation on hover. */
export function gridColumn({ name, label, explanation, sortable, type }: ListColumn): GridColumn {
  return {
    field: name,
    headerName: label,
    description: `${label}: ${explanation}`,
    sortable,
    ...byType[type],
    ...own[name],
  };
}
