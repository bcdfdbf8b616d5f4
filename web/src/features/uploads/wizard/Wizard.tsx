import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import { useEffect, useRef, useState } from "react";
import { useSearchParams } from "react-router";

import type { Schema } from "@/api/types";
import { PageHead } from "@/ui/layout/PageHead";

import type { UploadSession } from "../sending/session";
import { Announcer } from "./Announcer";
import { CaseBanner } from "./CaseBanner";
import { CheckStep } from "./CheckStep";
import { ConfirmCase } from "./ConfirmCase";
import { DetailsStep } from "./DetailsStep";
import { FileList } from "./FileList";
import { FilesStep } from "./FilesStep";
import { readiness } from "./readiness";
import { Receipt } from "./Receipt";
import { Steps } from "./Steps";
import { Trouble } from "./Trouble";
import { useScans } from "./useScans";
import { useSessionState } from "./useSession";
import { useStep } from "./useStep";
import { useSubmission } from "./useSubmission";
import { WizardFoot } from "./WizardFoot";

interface WizardProps {
  details: Schema<"CaseDetails">;
  session: UploadSession;
}

export function Wizard({ details, session }: WizardProps) {
  const state = useSessionState(session);
  const { draft, items } = state;
  const [step, go] = useStep(state);
  const [checked, setChecked] = useState(false);
  const scans = useScans(draft.uploadId, items);
  const ready = readiness(draft, items, scans);
  const submission = useSubmission(session);
  const body = useRef<HTMLDivElement>(null);
  const sent = step === "sent";
  useReplaced(session);
  useAnswering(session, details.requests);

  useFocusOnStep(step, body);

  return (
    <Box sx={page}>
      <PageHead title="Upload files" actions={<Steps current={step} />} dense />
      {step !== "case" && !sent && <CaseBanner details={details} changeable />}
      <Box ref={body} tabIndex={-1} sx={{ outline: "none" }} role="group" aria-label={names[step]}>
        {checked && !sent && <Trouble toDo={ready.toDo} go={go} />}
        {step === "case" && <ConfirmCase details={details} resumed={items.length} />}
        {step === "files" && <FilesStep session={session} items={items} scans={scans} />}
        {step === "details" && (
          <DetailsStep
            session={session}
            draft={draft}
            ready={ready}
            checked={checked}
            requests={details.requests}
          />
        )}
        {step === "check" && <CheckStep draft={draft} ready={ready} requests={details.requests} />}
        {draft.receipt !== null && (
          <Box sx={{ display: "grid", gap: 4, maxWidth: 720 }}>
            <Receipt receipt={draft.receipt} items={items} />
            {items.some(({ stage }) => stage.kind !== "sent") && (
              <Paper variant="outlined" component="section" aria-label="Files on their way">
                <FileList session={session} items={items} scans={scans} />
              </Paper>
            )}
          </Box>
        )}
      </Box>
      <Announcer items={items} scans={scans} />
      {!sent && (
        <WizardFoot
          step={step}
          go={go}
          items={items}
          ready={ready}
          submission={submission}
          caseReference={draft.caseReference}
          onBlocked={() => setChecked(true)}
          onPassed={() => setChecked(false)}
        />
      )}
    </Box>
  );
}

const names = {
  case: "Confirm the case",
  files: "Files",
  details: "Details",
  check: "Check and send",
  sent: "Sent",
};

/** "Send a new copy" on Track upload brings the kind of the upload along, and which refused file it is for. */
function useReplaced(session: UploadSession): void {
  const [params] = useSearchParams();
  const kind = params.get("kind");
  const [uploadId, fileId] = params.get("replaces")?.split("/") ?? [];
  useEffect(() => {
    if (kind !== null && session.snapshot().draft.kind === null) session.describe({ kind });
    if (uploadId !== undefined && fileId !== undefined) session.describe({ replaces: { uploadId, fileId } });
  }, [session, kind, uploadId, fileId]);
}

/** Coming from something that is asked for, the upload answers it. What was answered meanwhile is let go of. */
function useAnswering(session: UploadSession, requests: readonly Schema<"RequestOnCase">[]): void {
  const [params] = useSearchParams();
  const wanted = params.get("answers");
  useEffect(() => {
    const isOpen = (id: string) => requests.some((each) => each.id === id && each.state === "open");
    const { answers, receipt } = session.snapshot().draft;
    if (receipt !== null) return;
    if (answers === undefined && wanted !== null && isOpen(wanted))
      session.describe({ answers: wanted, kind: session.snapshot().draft.kind ?? "other" });
    else if (typeof answers === "string" && !isOpen(answers)) session.describe({ answers: null });
  }, [session, wanted, requests]);
}

/** A new step is a new page to a screen reader: it starts there, except where the page itself has just done so. */
function useFocusOnStep(step: string, body: React.RefObject<HTMLDivElement | null>): void {
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    window.scrollTo(0, 0);
    if (step !== "sent") body.current?.focus({ preventScroll: true });
  }, [step, body]);
}

/** Nothing that takes focus may hide under the foot. */
const page = {
  pb: { xs: 3, sm: 14 },
  "& :is(a, button, input, select, textarea)": { scrollMarginBottom: "88px" },
} as const;
