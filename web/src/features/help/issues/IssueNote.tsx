import { plural } from "@/ui/format/words";
import { Note } from "@/ui/feedback/Note";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { useKnownIssues } from "./useKnownIssues";

/** Says that something is known not to work. Nothing while all is well, or while nobody can be asked. */
export function IssueNote({ onLeave }: { onLeave?: () => void }) {
  const standing = useKnownIssues().data?.items.filter(({ resolvedAt }) => resolvedAt === null) ?? [];
  const [first] = standing;
  if (first === undefined) return null;
  return (
    <Note severity="warning" icon="warning" lead={plural(standing.length, "known issue")}>
      {`${first.title}. `}
      <RouteLink to="/help/known-issues" {...(onLeave !== undefined && { onClick: onLeave })}>
        What to do meanwhile
      </RouteLink>
    </Note>
  );
}
