import Box from "@mui/material/Box";
import { lazy, Suspense, useState } from "react";
import { Outlet, ScrollRestoration, useLocation } from "react-router";

import { CaseSlotsContext } from "@/features/cases/model/slots";
import { awaitNews } from "@/features/notifications/polling";
import { useMay } from "@/session/MeContext";
import { useChoices } from "@/session/storage/choices";
import { shell } from "@/ui/theme/tokens";

import { caseSlots } from "../cases/slots";
import { BaseBar } from "./BaseBar";
import { useKeptFocus } from "./keptFocus";
import { SideNav } from "./SideNav";
import { SkipLink } from "./SkipLink";
import { TabBar } from "./TabBar";
import { TopBar } from "./TopBar";

const ExportWatch = lazy(() => import("@/features/exports/ExportWatch"));
// Nobody needs these before pressing for them.
const HelpPanel = lazy(() => import("@/features/help/panel/HelpPanel"));
// Asked once, then never needed again.
const CookieAsk = lazy(() => import("./CookieAsk"));
const MoreMenu = lazy(() => import("./MoreMenu"));

/** What stands around every signed-in page. */
export function Shell() {
  const [helpOpen, setHelpOpen] = useState(false);
  const mayExport = useMay("cases:export");
  const asked = useChoices() !== null;
  const { pathname } = useLocation();
  const [moreOpen, setMoreOpen] = useState(false);
  useKeptFocus();
  const help = { open: helpOpen, toggle: () => setHelpOpen(!helpOpen) };
  return (
    <>
      <SkipLink />
      <TopBar help={help} />
      <SideNav />
      <Box component="main" id="main" tabIndex={-1} sx={main}>
        <Suspense fallback={null}>{!asked && pathname !== "/cookies" && <CookieAsk />}</Suspense>
        <CaseSlotsContext value={caseSlots}>
          <Outlet />
        </CaseSlotsContext>
      </Box>
      <BaseBar help={help} />
      <TabBar onMore={() => setMoreOpen(true)} help={help} />
      <Suspense fallback={null}>{moreOpen && <MoreMenu onClose={() => setMoreOpen(false)} />}</Suspense>
      <Suspense fallback={null}>{helpOpen && <HelpPanel onClose={() => setHelpOpen(false)} />}</Suspense>
      <Suspense fallback={null}>{mayExport && <ExportWatch awaitNews={awaitNews} />}</Suspense>
      <ScrollRestoration />
    </>
  );
}

const main = {
  minHeight: `calc(100vh - ${shell.topBar}px)`,
  ml: { sm: `${shell.sideNav}px` },
  p: { xs: `16px 16px ${shell.tabBar + 32}px`, sm: `24px 24px ${shell.baseBar + 24}px` },
  outline: "none",
  "@media print": { ml: 0, p: 0 },
} as const;
