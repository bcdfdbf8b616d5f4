import { EmptyState } from "@/ui/feedback/EmptyState";
import { PageHead } from "@/ui/layout/PageHead";
import { RouteButton } from "@/ui/navigation/RouteButton";

export function Component() {
  return (
    <>
      <PageHead title="Page not found" />
      <EmptyState
        icon="search"
        title="There is no page at this address"
        actions={<RouteButton to="/">Go to the first page</RouteButton>}
      >
        The link may be old, or a part of it may be missing.
      </EmptyState>
    </>
  );
}
