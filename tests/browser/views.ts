import { expect, type Page } from "@playwright/test";

import { accountViews } from "./account-views";
import { administratorViews } from "./administrator-views";
import { actingViews } from "./acting-views";
import { challengeViews } from "./challenge-views";
import { documentViews } from "./document-views";
import type { Who } from "./portal";
import { helpViews } from "./help-views";
import { helpdeskViews } from "./helpdesk-views";
import { publishingViews } from "./publishing-views";
import { securityViews } from "./security-views";
import { staffActViews } from "./staff-acts-views";
import { staffViews } from "./staff-views";
import { beginSaving, openViewsPage } from "./saved-views";
import { onboardingViews } from "./onboarding-views";
import { requestViews } from "./request-views";
import { uploadViews } from "./upload-views";

/** A page or a dialog as people see it; the accessibility tests and the pictures in docs both walk this list. */
export interface View {
  name: string;
  /** Who looks at it; without, the supervisor. */
  who?: Who;
  open: (page: Page) => Promise<void>;
}

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

const at =
  (path: string) =>
  async (page: Page): Promise<void> => {
    await page.goto(path);
    await expect(heading(page)).toBeVisible();
    await page.waitForLoadState("networkidle");
  };

async function openCase(page: Page, tab = ""): Promise<void> {
  await at("/cases?actionRequired=true&sort=caseReference&direction=asc")(page);
  await page.getByRole("main").getByRole("link", { name: /^PNX-/ }).first().click();
  await expect(page.getByRole("tab", { name: "Overview" })).toBeVisible();
  if (tab !== "") await page.getByRole("tab", { name: tab }).click();
  await expect(page.getByRole("tabpanel")).toBeVisible();
  // The acts come last: they belong to other features and load by themselves.
  await expect(page.getByRole("button", { name: "Send update" })).toBeVisible();
}

/** A list, with one of its buttons pressed. */
const pressed =
  (name: RegExp, dialog: string) =>
  async (page: Page): Promise<void> => {
    await at("/cases")(page);
    await page.getByRole("button", { name }).click();
    await expect(page.getByRole("dialog", { name: dialog })).toBeVisible();
  };

/** With every figure there. */
async function openDashboard(page: Page): Promise<void> {
  await at("/")(page);
  await expect(page.getByRole("region", { name: "Recently added", exact: true })).toBeVisible();
}

export const views: View[] = [
  { name: "dashboard", open: openDashboard },
  { name: "case-list", open: at("/cases") },
  {
    name: "case-list-filtered",
    open: at("/cases?status=all&priority=true&caseStage=Investigation&sort=caseAge&direction=desc"),
  },
  {
    name: "case-list-empty",
    open: at("/cases?priority=true&search=nothing+is+called+this"),
  },
  { name: "case-list-filters", open: pressed(/^Filters/, "Filters") },
  {
    name: "case-list-columns",
    open: pressed(/^Choose columns/, "Columns"),
  },
  { name: "case-list-selection", open: openWithSelection },
  { name: "case-overview", open: (page) => openCase(page) },
  { name: "case-timeline", open: (page) => openCase(page, "Timeline") },
  { name: "case-documents", open: (page) => openCase(page, "Documents") },
  { name: "case-not-found", open: at("/cases/PNX-0000000-XXXX") },
  { name: "notifications-bell", open: openBell },
  { name: "notifications", open: at("/notifications") },
  { name: "notification-preferences", open: at("/notifications/preferences") },
  { name: "unsubscribe", open: at("/unsubscribe?token=none") },
  { name: "hand-over", open: at("/hand-over") },
  { name: "saved-views", open: openViewsPage },
  {
    name: "save-view-dialog",
    open: (page) => beginSaving(page, "/cases?priority=true"),
  },
  ...accountViews,
  ...actingViews,
  ...requestViews,
  ...onboardingViews,
  ...challengeViews,
  ...documentViews,
  ...uploadViews,
  ...staffViews,
  ...helpViews,
  ...staffActViews,
  ...publishingViews,
  ...administratorViews,
  ...helpdeskViews,
  ...securityViews,
  { name: "glossary", open: at("/glossary") },
  { name: "terms", open: at("/terms") },
  { name: "privacy", open: at("/privacy") },
  { name: "cookies", open: at("/cookies") },
  { name: "accessibility-statement", open: at("/accessibility") },
  { name: "not-found", open: at("/no/such/page") },
  { name: "signed-out", open: at("/signed-out") },
];

async function openWithSelection(page: Page): Promise<void> {
  await at("/cases?actionRequired=true")(page);
  await page
    .getByRole("checkbox", { name: /^Select (row|PNX)/ })
    .first()
    .check();
  await expect(page.getByText("1 selected")).toBeVisible();
}

async function openBell(page: Page): Promise<void> {
  await at("/cases")(page);
  await page.getByRole("button", { name: /^Notifications/ }).click();
  await expect(page.getByRole("dialog", { name: "Notifications" }).getByRole("listitem")).not.toHaveCount(0);
}
