import Box from "@mui/material/Box";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import { Link } from "react-router";

import type { CaseDetails } from "../model/types";

export type TabName = "overview" | "timeline" | "documents";

interface TabFacts {
  label: string;
  path: string;
  count?: (details: CaseDetails) => number;
}

export const tabs: Record<TabName, TabFacts> = {
  overview: { label: "Overview", path: "" },
  timeline: { label: "Timeline", path: "/timeline" },
  documents: { label: "Documents", path: "/documents", count: ({ documents }) => documents.length },
};

const names = Object.keys(tabs) as TabName[];

export const tabIn = (pathname: string): TabName =>
  names.find((name) => tabs[name].path !== "" && pathname.endsWith(tabs[name].path)) ?? "overview";

interface CaseTabsProps {
  details: CaseDetails;
  tab: TabName;
}

/** Each tab has an address of its own; changing tabs replaces it, so that "back" leaves the case. */
export function CaseTabs({ details, tab }: CaseTabsProps) {
  const base = `/cases/${encodeURIComponent(details.case.caseReference)}`;
  return (
    <Tabs value={tab} aria-label="Case" variant="scrollable" scrollButtons={false} data-print="hide">
      {names.map((name) => {
        const { label, path, count } = tabs[name];
        return (
          <Tab
            key={name}
            id={`case-tab-${name}`}
            aria-controls={name === tab ? "case-panel" : undefined}
            value={name}
            component={Link}
            to={base + path}
            replace
            preventScrollReset
            label={count === undefined ? label : <Counted label={label} count={count(details)} />}
          />
        );
      })}
    </Tabs>
  );
}

function Counted({ label, count }: { label: string; count: number }) {
  return (
    <Box component="span" sx={{ display: "flex", alignItems: "center", gap: 2 }}>
      {label}
      <Box component="span" sx={badge}>
        {count}
      </Box>
    </Box>
  );
}

const badge = {
  minWidth: 22,
  px: "6px",
  borderRadius: "10px",
  bgcolor: "tint.neutral",
  color: "text.secondary",
  typography: "caption",
  lineHeight: "20px",
  textAlign: "center",
} as const;
