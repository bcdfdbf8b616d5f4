import Box from "@mui/material/Box";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { PageHead } from "@/ui/layout/PageHead";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { useInside } from "../useInside";
import { IssueCard } from "./IssueCard";
import { IssueForm } from "./IssueForm";
import { useKnownIssues } from "./useKnownIssues";

/** What doesn't work at the moment, for everybody; the helpdesk publishes it here. */
export function Component() {
  const { data, error, refetch } = useKnownIssues();
  const mayPublish = useInside()?.permissions.includes("staff:helpdesk") === true;
  return (
    <Box sx={{ maxWidth: 760 }}>
      <Box component="nav" aria-label="Breadcrumb" sx={{ mt: -2, mb: 1, typography: "dense" }}>
        <RouteLink to="/help" underline="hover">
          Help
        </RouteLink>
      </Box>
      <PageHead title="Known issues" lede="What the helpdesk knows doesn't work, and what to do meanwhile." />
      {error !== null && (
        <ErrorNote what="Known issues can't be shown." error={error} onRetry={() => void refetch()} />
      )}
      <Box sx={{ display: "grid", gap: 4 }}>
        {data?.items.length === 0 && <EmptyState icon="done" title="Nothing is known to be wrong" />}
        {data?.items.map((issue) => (
          <IssueCard key={issue.id} issue={issue} mayEdit={mayPublish} />
        ))}
        {mayPublish && <IssueForm />}
      </Box>
    </Box>
  );
}
