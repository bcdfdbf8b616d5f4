import type { Components, Theme } from "@mui/material/styles";

/** Hairlines between rows, no stripes, no vertical rules; the head stands on the sunken ground. */
export const dataGrid: Components<Theme> = {
  MuiDataGrid: {
    styleOverrides: {
      root: ({ theme }) => ({
        "--DataGrid-t-color-border-base": theme.vars.palette.line.soft,
        "--DataGrid-rowBorderColor": theme.vars.palette.line.soft,
        border: 0,
        borderRadius: 0,
        fontSize: "0.875rem",
        color: theme.vars.palette.text.primary,
      }),
      columnHeader: { padding: "0 8px" },
      columnHeaderTitle: ({ theme }) => ({
        fontSize: "0.8125rem",
        fontWeight: 600,
        color: theme.vars.palette.text.secondary,
      }),
      columnSeparator: { display: "none" },
      cell: ({ theme }) => ({
        padding: "0 8px",
        borderColor: theme.vars.palette.line.soft,
        "&:focus-visible, &:focus-within": { outlineOffset: -3 },
        "&:focus": { outline: `3px solid ${theme.vars.palette.focus.ring}`, outlineOffset: -3 },
      }),
      row: ({ theme }) => ({
        "&:hover": { backgroundColor: theme.vars.palette.surface.hover },
        "&.Mui-selected, &.Mui-selected:hover": { backgroundColor: theme.vars.palette.surface.selected },
      }),
    },
  },
};
