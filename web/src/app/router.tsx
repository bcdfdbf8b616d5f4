import { createBrowserRouter } from "react-router";

import { accountRoutes } from "@/features/account/routes";
import { administratorRoutes } from "@/features/administrators/routes";
import { auditRoutes } from "@/features/audit/routes";
import { assignmentRoutes } from "@/features/assignments/routes";
import { caseRoutes } from "@/features/cases/routes";
import { staffCaseRoutes } from "@/features/cases/staff/routes";
import { glossaryRoutes } from "@/features/glossary/routes";
import { helpRoutes, staffHelpRoutes, ticketRoutes } from "@/features/help/routes";
import { openInvitationRoutes } from "@/features/invitation/routes";
import { legalRoutes } from "@/features/legal/routes";
import { mailboxRoutes } from "@/features/mailboxes/routes";
import { notificationRoutes, openNotificationRoutes } from "@/features/notifications/routes";
import { migrationsRoutes } from "@/features/migrations/routes";
import { onboardingRoutes, openOnboardingRoutes } from "@/features/onboarding/routes";
import { operationsRoutes } from "@/features/operations/routes";
import { organisationRoutes } from "@/features/organisations/routes";
import { peopleRoutes } from "@/features/people/routes";
import { privacyRoutes, staffPrivacyRoutes } from "@/features/privacy/routes";
import { requestRoutes } from "@/features/requests/routes";
import { retentionRoutes } from "@/features/retention/routes";
import { termsRoutes } from "@/features/terms/routes";
import { uploadRoutes } from "@/features/uploads/routes";
import { worklistRoutes } from "@/features/worklist/routes";
import { viewRoutes } from "@/features/views/routes";

import { downloadRoutes } from "./downloads/routes";
import { HomePage } from "./pages/HomePage";
import { ErrorPage } from "./pages/ErrorPage";
import { SessionGate } from "./session/SessionGate";

/** Every page is a chunk of its own: a feature lists its routes, each loading its page when it is asked for. */
export const router = createBrowserRouter([
  {
    hydrateFallbackElement: <></>,
    children: [
      { path: "/signed-in", lazy: () => import("./pages/SignedInPage") },
      { path: "/signed-out", lazy: () => import("./pages/SignedOutPage") },
      ...openInvitationRoutes,
      ...openNotificationRoutes,
      ...openOnboardingRoutes,
      {
        lazy: () => import("./session/OpenGate"),
        errorElement: <ErrorPage />,
        children: [...helpRoutes, ...legalRoutes, ...termsRoutes],
      },
      {
        element: <SessionGate />,
        errorElement: <ErrorPage />,
        children: [
          {
            errorElement: <ErrorPage />,
            children: [
              { index: true, element: <HomePage /> },
              ...accountRoutes,
              ...administratorRoutes,
              ...auditRoutes,
              ...assignmentRoutes,
              ...caseRoutes,
              ...downloadRoutes,
              ...glossaryRoutes,
              ...mailboxRoutes,
              ...notificationRoutes,
              ...migrationsRoutes,
              ...onboardingRoutes,
              ...operationsRoutes,
              ...organisationRoutes,
              ...peopleRoutes,
              ...privacyRoutes,
              ...requestRoutes,
              ...retentionRoutes,
              ...ticketRoutes,
              {
                lazy: () => import("./staff/StaffPages"),
                children: [...staffCaseRoutes, ...staffHelpRoutes, ...staffPrivacyRoutes, ...worklistRoutes],
              },
              ...uploadRoutes,
              ...viewRoutes,
              { path: "*", lazy: () => import("./pages/NotFoundPage") },
            ],
          },
        ],
      },
    ],
  },
]);
