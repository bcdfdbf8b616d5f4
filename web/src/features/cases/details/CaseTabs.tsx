import Box from "@mui/material/Box";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import { use } from "react";
import { Link } from "react-router";

import type { CaseDetails } from "../model/types";
import { NewsContext } from "./useNews";

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
  const news = use(NewsContext);
  const isNew = ({ id }: { id: string }): boolean => news.has(id);
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
            label={
              <Labelled
                label={label}
                count={count?.(details)}
                news={fresh[name]?.(details).filter(isNew).length ?? 0}
              />
            }
          />
        );
      })}
    </Tabs>
  );
}

/** Where what is new is counted: every new thing has its line on the timeline. */
const fresh: Partial<Record<TabName, (details: CaseDetails) => readonly { id: string }[]>> = {
  timeline: ({ timeline }) => timeline,
  documents: ({ documents }) => documents,
};

interface LabelledProps {
  label: string;
  count: number | undefined;
  news: number;
}

function Labelled({ label, count, news }: LabelledProps) {
  return (
    <Box component="span" sx={{ display: "flex", alignItems: "center", gap: 2 }}>
      {label}
      {count !== undefined && (
        <Box component="span" sx={badge}>
          {count}
        </Box>
      )}
      {news > 0 && (
        <Box component="span" sx={{ ...badge, bgcolor: "tint.primaryStrong", color: "primary.main" }}>
          {`${news} new`}
        </Box>
      )}
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
