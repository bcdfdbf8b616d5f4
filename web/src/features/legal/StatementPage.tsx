import Paper from "@mui/material/Paper";
import { lazy, Suspense } from "react";

import { usePortal } from "@/session/PortalContext";
import { AfterDelay } from "@/ui/feedback/AfterDelay";
import { formatLongDate } from "@/ui/format/dates";
import { PageHead } from "@/ui/layout/PageHead";

import statements from "./statements.json";

const MarkdownText = lazy(() => import("@/ui/text/MarkdownText"));

interface StatementPageProps {
  title: string;
  /** Whose date stands above it; a test holds text and date together (tests/architecture/test_statements.py). */
  statement: keyof typeof statements;
  markdown: string;
}

/** A statement of the scheme, with the day of its last change. */
export function StatementPage({ title, statement, markdown }: StatementPageProps) {
  const { config } = usePortal();
  const facts: Record<string, string | number> = {
    scheme: config.schemeName,
    helpdesk: config.helpdesk.email,
    ...config.retention,
    accountWarnedDays: config.retention.accountWarnedDays.join(" and "),
  };
  const text = markdown.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name]));
  return (
    <>
      <PageHead title={title} lede={`Last changed on ${formatLongDate(statements[statement].updated)}.`} />
      <Paper variant="outlined" sx={{ p: 5 }}>
        <Suspense fallback={<AfterDelay>Loading…</AfterDelay>}>
          <MarkdownText markdown={text} components={{ h2: "h2" }} />
        </Suspense>
      </Paper>
    </>
  );
}
