import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import LinearProgress from "@mui/material/LinearProgress";
import { useState } from "react";

import { newIdempotencyKey } from "@/api/idempotency";
import { useMe } from "@/session/MeContext";
import { plural } from "@/ui/format/words";
import { Icon } from "@/ui/icons/Icon";
import { TaskDialog } from "@/ui/layout/TaskDialog";

import { newDraft, resumed, withCases, withoutCase } from "../model/draft";
import { mistakesIn } from "../model/mistakes";
import { reviewLines } from "../model/review";
import { useDraft } from "../useDraft";
import { AddCases } from "./AddCases";
import { ManyActions } from "./ManyActions";
import { ManyForm } from "./ManyForm";
import { ReviewPanel } from "./ReviewPanel";
import { useCheck, useSendMany } from "./useManyUpdate";

interface UpdateManyDialogProps {
  /** The cases to begin with; none to go on with the draft that is kept. */
  references: readonly string[];
  businessName: string;
  onClose: () => void;
  onSent: () => void;
}

/** One update about many cases of one business: checked case by case before it goes, all together or none. */
export default function UpdateManyDialog(props: UpdateManyDialogProps) {
  const { limits, updates } = useMe().scheme;
  const { draft, change, drop } = useDraft("many", (kept) =>
    props.references.length === 0 && kept !== null
      ? kept
      : resumed(kept, newDraft(props.references, props.businessName, newIdempotencyKey())),
  );
  const [adding, setAdding] = useState(false);
  const [tried, setTried] = useState(false);
  const check = useCheck(draft);
  const sending = useSendMany(
    () => {
      drop();
      props.onSent();
    },
    () => void check.refetch(),
  );

  const checked = draft.reason !== "" && check.data !== undefined && !check.isPlaceholderData;
  const lines = reviewLines(draft, check.data?.rows ?? [], updates.bulkCaseCommentMax);
  const ready = lines.filter(({ problem }) => problem === null).map(({ reference }) => reference);
  const mistakes = mistakesIn(draft, updates.bulkCommentMax);
  const complete = (): boolean => {
    setTried(true);
    return mistakes.reason === undefined && mistakes.comment === undefined && ready.length > 0;
  };
  const submit = (): void => {
    if (draft.channel === "email" || !complete() || !checked || sending.isPending) return;
    // The order chosen, whatever the review shows first.
    sending.send(
      draft,
      draft.references.filter((reference) => ready.includes(reference)),
    );
  };
  const discard = (): void => {
    drop();
    props.onClose();
  };

  return (
    <TaskDialog
      wide
      title={`Update ${plural(draft.references.length, "case")}`}
      subtitle={draft.businessName}
      headEnd={
        <HeadEnd count={draft.references.length} most={limits.bulkUpdate} onAdd={() => setAdding(true)} />
      }
      note="Updates go to all the cases together, or to none."
      onClose={props.onClose}
      onSubmit={submit}
      actions={
        <ManyActions
          draft={draft}
          ready={ready}
          problems={lines.length - ready.length}
          checking={draft.reason !== "" && check.isFetching}
          sending={sending.isPending}
          check={complete}
          onDiscard={discard}
          onCheck={() => void check.refetch()}
        />
      }
    >
      <Box sx={columns}>
        <ManyForm
          draft={draft}
          mistakes={tried ? mistakes : {}}
          trouble={sending.error}
          onChange={change}
          onStartAnew={() => change({ key: newIdempotencyKey() })}
        />
        <Box sx={{ minWidth: 0 }}>
          {adding && (
            <AddCases
              draft={draft}
              room={limits.bulkUpdate - draft.references.length}
              onAdd={(references) => change({ references: withCases(draft, references).references })}
              onClose={() => setAdding(false)}
            />
          )}
          <ReviewPanel
            lines={lines}
            checkedAt={checked ? check.dataUpdatedAt : null}
            error={check.error}
            onComment={(reference, comment) =>
              change({ caseComments: { ...draft.caseComments, [reference]: comment } })
            }
            onLeaveOut={(reference) => change({ references: withoutCase(draft, reference).references })}
          />
        </Box>
      </Box>
    </TaskDialog>
  );
}

interface HeadEndProps {
  count: number;
  most: number;
  onAdd: () => void;
}

function HeadEnd({ count, most, onAdd }: HeadEndProps) {
  return (
    <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 4 }}>
      <Box sx={{ width: 112, typography: "dense" }}>
        <b>{`${count} of ${most}`}</b>{" "}
        <Box component="span" sx={{ color: "text.secondary" }}>
          cases
        </Box>
        <LinearProgress
          variant="determinate"
          value={Math.min((100 * count) / most, 100)}
          aria-label={`${count} of ${most} cases`}
          sx={{ mt: 1 }}
        />
      </Box>
      <Button size="small" startIcon={<Icon name="plus" />} disabled={count >= most} onClick={onAdd}>
        Add more cases
      </Button>
    </Box>
  );
}

const columns = {
  display: "grid",
  gridTemplateColumns: { xs: "minmax(0, 1fr)", md: "320px minmax(0, 1fr)" },
  gap: 6,
  alignItems: "start",
} as const;
