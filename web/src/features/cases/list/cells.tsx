import Box from "@mui/material/Box";
import { useEffect, useRef, type ReactNode } from "react";

import { useMe } from "@/session/MeContext";
import { formatDate, formatDayMonth, today } from "@/ui/format/dates";
import { Icon } from "@/ui/icons/Icon";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { fileDue } from "../model/fileDue";
import { PriorityFlag } from "../model/PriorityFlag";
import { NewMark } from "../model/NewMark";
import type { CaseRow, ListedCase } from "../model/types";

interface ReferenceCellProps {
  row: ListedCase;
  /** The grid moves focus among its cells; the link takes it when the cell has it. */
  focused: boolean;
  tabIndex: 0 | -1;
}

export function ReferenceCell({ row, focused, tabIndex }: ReferenceCellProps) {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (focused) link.current?.focus();
  }, [focused]);
  return (
    <Box sx={{ display: "flex", alignItems: "center", gap: 2, height: "100%" }}>
      <RouteLink
        ref={link}
        to={`/cases/${encodeURIComponent(row.caseReference)}`}
        underline="hover"
        tabIndex={tabIndex}
        sx={{ fontWeight: 600, whiteSpace: "nowrap" }}
      >
        {row.caseReference}
      </RouteLink>
      {row.news && <NewMark />}
      {row.priority && <PriorityFlag />}
    </Box>
  );
}

export function FileDueCell({ row }: { row: CaseRow }) {
  const { scheme } = useMe();
  const due = fileDue(row, today(scheme.timeZone));
  if (due.kind === "none") return null;
  if (due.kind === "late")
    return (
      <Alarm tone="error.main" icon="alert">
        {formatDate(due.date)}
      </Alarm>
    );
  if (due.kind === "today")
    return (
      <Alarm tone="warning.main" icon="clock">
        Today
      </Alarm>
    );
  return formatDate(due.date);
}

/** What is asked for first and by when; "Yes" where the scheme waits for something without an item of its own. */
export function ActionCell({ row }: { row: CaseRow }) {
  const { scheme } = useMe();
  const [first, ...others] = row.closed ? [] : row.openRequests;
  if (first === undefined) return row.actionRequired ? "Yes" : null;
  const more = others.length === 0 ? "" : ` +${others.length}`;
  const words = `${first.what}, ${formatDayMonth(first.due)}${more}`;
  return (
    <Box
      component="span"
      title={row.openRequests.map(({ what, due }) => `${what}, due ${formatDate(due)}`).join("\n")}
      sx={{ overflow: "hidden", textOverflow: "ellipsis" }}
    >
      {first.due < today(scheme.timeZone) ? (
        <Alarm tone="error.main" icon="alert">
          {words}
        </Alarm>
      ) : (
        words
      )}
    </Box>
  );
}

interface AlarmProps {
  tone: "error.main" | "warning.main";
  icon: "alert" | "clock";
  children: ReactNode;
}

/** Late and due-today dates are found at a glance: colour, icon and weight together. */
export function Alarm({ tone, icon, children }: AlarmProps) {
  return (
    <Box
      component="span"
      sx={{ display: "inline-flex", alignItems: "center", gap: 1, color: tone, fontWeight: 600 }}
    >
      <Icon name={icon} size={16} />
      {children}
    </Box>
  );
}

/** An open case nobody works on says so; a closed one has no need to. */
export function OwnerCell({ row }: { row: CaseRow }) {
  if (row.businessCaseOwner !== null) return row.businessCaseOwner;
  if (row.closed) return null;
  return (
    <Box component="span" sx={{ color: "warning.main", fontWeight: 600 }}>
      Unassigned
    </Box>
  );
}
