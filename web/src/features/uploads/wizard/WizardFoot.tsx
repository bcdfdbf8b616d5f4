import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useNavigate } from "react-router";

import { ApiError } from "@/api/problem";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { plural } from "@/ui/format/words";

import type { UploadItem } from "../sending/items";
import { Foot } from "./Foot";
import { sendWords, type Readiness } from "./readiness";
import type { StepName } from "./steps";
import { UploadSummary } from "./UploadSummary";
import type { useSubmission } from "./useSubmission";

interface WizardFootProps {
  step: StepName;
  go: (step: StepName) => void;
  items: readonly UploadItem[];
  ready: Readiness;
  submission: ReturnType<typeof useSubmission>;
  caseReference: string;
  /** The person wants on, but something is still to be done. */
  onBlocked: () => void;
  onPassed: () => void;
}

/** Back and on; the button says what it does. */
export function WizardFoot(props: WizardFootProps) {
  const { step, go, items, ready, submission, onBlocked, onPassed } = props;
  const back = useBack(props);
  const pass = (next: StepName): void => {
    onPassed();
    go(next);
  };
  const tooLong = ready.toDo.length > 0;
  const next: Partial<Record<StepName, { label: string; act: () => void; reason?: string | undefined }>> = {
    case: { label: "Confirm this case", act: () => go("files") },
    files: {
      label: "Continue to details",
      act: () => go("details"),
      reason: ready.going.length === 0 ? "Choose at least one file" : undefined,
    },
    details: { label: "Continue to check", act: () => (tooLong ? onBlocked() : pass("check")) },
    check: {
      label: submission.isPending ? "Sending…" : sendWords(ready),
      act: () => (tooLong ? onBlocked() : submission.mutate(ready)),
      reason:
        ready.preparing > 0
          ? `Preparing ${ready.preparing} of ${plural(ready.going.length, "file")}`
          : undefined,
    },
  };
  const forward = next[step];
  return (
    <>
      {submission.error instanceof ApiError && (
        <Box sx={{ mt: 4, maxWidth: 960 }}>
          <ErrorNote what="Nothing has been sent." error={submission.error} />
        </Box>
      )}
      <Foot
        back={<Button onClick={back}>Back</Button>}
        summary={<UploadSummary items={items} />}
        reason={forward?.reason}
        next={
          <Button
            variant="contained"
            disabled={forward?.reason !== undefined || submission.isPending}
            onClick={() => forward?.act()}
          >
            {forward?.label}
          </Button>
        }
      />
    </>
  );
}

function useBack({ step, go, caseReference }: WizardFootProps): () => void {
  const navigate = useNavigate();
  const before: Partial<Record<StepName, StepName>> = { files: "case", details: "files", check: "details" };
  return () => {
    const target = before[step];
    if (target === undefined) void navigate(`/cases/${encodeURIComponent(caseReference)}`);
    else go(target);
  };
}
