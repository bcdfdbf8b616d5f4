import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { visuallyHidden } from "@mui/utils";
import { useState } from "react";

import { useMe } from "@/session/MeContext";
import { NamedIconButton } from "@/ui/controls/NamedIconButton";
import { formatCount } from "@/ui/format/words";
import { Icon } from "@/ui/icons/Icon";

import { CommentField } from "../CommentField";
import type { ReviewLine } from "../model/review";
import { excess, lengthOf } from "../model/text";

interface ReviewRowProps {
  line: ReviewLine;
  checked: boolean;
  onComment: (comment: string) => void;
  onLeaveOut: () => void;
}

/** One case: ready or not and why, its own comment, and the way out of the update. */
export function ReviewRow({ line, checked, onComment, onLeaveOut }: ReviewRowProps) {
  const [editing, setEditing] = useState(false);
  const { reference, issue, comment, problem } = line;
  const most = useMe().scheme.updates.bulkCaseCommentMax;
  return (
    <Box component="li" sx={{ borderTop: "1px solid", borderColor: "line.soft" }}>
      <Box sx={row}>
        <StateMark problem={problem !== null} checked={checked} />
        <Box sx={{ minWidth: 0 }}>
          <Box component="b" sx={{ fontWeight: 600, whiteSpace: "nowrap", mr: 2 }}>
            {reference}
          </Box>
          <Box component="span" sx={{ color: "text.secondary" }}>
            {issue}
          </Box>
          {problem !== null && <Box sx={{ typography: "dense" }}>{problem}</Box>}
        </Box>
        <Box
          component="span"
          sx={{ ...count, ...(excess(comment, most) !== null && { color: "error.main", fontWeight: 600 }) }}
        >
          {comment === "" ? "No own comment" : `${formatCount(lengthOf(comment))} of ${formatCount(most)}`}
        </Box>
        <Button
          variant="text"
          size="small"
          aria-expanded={editing}
          aria-label={`${editing ? "Done with" : comment === "" ? "Add" : "Edit"} the comment for ${reference}`}
          onClick={() => setEditing(!editing)}
        >
          {editing ? "Done" : comment === "" ? "Add" : "Edit"}
        </Button>
        <NamedIconButton
          icon="close"
          iconSize={16}
          size="small"
          name={`Leave out ${reference}`}
          onClick={onLeaveOut}
        />
      </Box>
      {editing && (
        <Box sx={{ p: "0 16px 12px" }}>
          <CommentField
            label={`Comment for ${reference} alone`}
            value={comment}
            most={most}
            rows={3}
            onChange={onComment}
          />
        </Box>
      )}
    </Box>
  );
}

function StateMark({ problem, checked }: { problem: boolean; checked: boolean }) {
  if (!problem && !checked) return <span />;
  return (
    <Box component="span" sx={{ display: "flex", color: problem ? "error.main" : "success.main" }}>
      <Icon name={problem ? "alert" : "done"} />
      <span style={visuallyHidden}>{problem ? "To fix" : "Ready"}</span>
    </Box>
  );
}

const row = {
  display: "grid",
  gridTemplateColumns: { xs: "20px minmax(0, 1fr) auto auto", sm: "20px minmax(0, 1fr) auto 56px 32px" },
  alignItems: "center",
  gap: "0 8px",
  minHeight: 44,
  p: "5px 8px 5px 16px",
  typography: "control",
} as const;
const count = { display: { xs: "none", sm: "block" }, typography: "dense", color: "text.secondary" } as const;
