import Box from "@mui/material/Box";

import { useMe } from "@/session/MeContext";
import { NamedIconButton } from "@/ui/controls/NamedIconButton";
import { ruled } from "@/ui/data/entries";
import { formatBytes } from "@/ui/format/words";
import { Icon } from "@/ui/icons/Icon";
import { RouteButton } from "@/ui/navigation/RouteButton";

import type { FileProgress, UploadDetails } from "../model/types";
import { stageOf, timeWords } from "./stages";
import { StageTrack } from "./StageTrack";
import type { Sending } from "./useSending";

interface FileLineProps {
  file: FileProgress;
  upload: UploadDetails;
  sending: Sending | undefined;
}

/** Where one file is, and what to do if it was rejected. */
export function FileLine({ file, upload, sending }: FileLineProps) {
  const { scheme } = useMe();
  const about = [formatBytes(file.size), file.documentType].filter((words) => words !== null).join(" · ");
  return (
    <Box component="li" sx={line} aria-label={file.name}>
      <Box sx={{ display: "flex", color: "ink.hint" }}>
        <Icon name="file" />
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Box component="p" sx={name}>
          {file.name}
        </Box>
        <Box component="p" sx={{ typography: "dense", lineHeight: "18px", color: "text.secondary" }}>
          {about}
        </Box>
      </Box>
      <Box className="stage">
        <StageTrack stage={stageOf(file.state)} />
      </Box>
      <Box className="time" sx={{ typography: "dense", color: "text.secondary" }}>
        {timeWords(file, sending?.item, scheme.timeZone)}
      </Box>
      <Box className="acts">
        <Acts file={file} upload={upload} sending={sending} />
      </Box>
      {file.confidential && <Confidential file={file} scheme={scheme.shortName} />}
      <Explained file={file} mine={upload.mine} sender={upload.senderName} />
    </Box>
  );
}

/** A new upload of the same kind. Once it is sent, the refused file is put aside, if it was the reader's own. */
function newCopyPath({ caseReference, kind, mine, id }: UploadDetails, fileId: string): string {
  const params = new URLSearchParams();
  if (kind !== null) params.set("kind", kind);
  if (mine) params.set("replaces", `${id}/${fileId}`);
  return `/cases/${encodeURIComponent(caseReference)}/upload?${params.toString()}`;
}

function Acts({ file, upload, sending }: FileLineProps) {
  if (file.state === "refused") {
    return (
      <RouteButton to={newCopyPath(upload, file.id)} variant="contained" size="small">
        Send a new copy
      </RouteButton>
    );
  }
  const stage = sending?.item.stage.kind;
  if (sending === undefined || stage === undefined) return null;
  const { item, session } = sending;
  if (stage === "uploading" || stage === "waiting")
    return (
      <NamedIconButton
        icon="pause"
        size="small"
        name={`Pause ${item.name}`}
        onClick={() => session.pause(item.id)}
      />
    );
  if (stage === "paused" || stage === "failed")
    return (
      <NamedIconButton
        icon="retry"
        size="small"
        name={`Carry on with ${item.name}`}
        onClick={() => session.resume(item.id)}
      />
    );
  return null;
}

/** What became of the sender's wish that the file be kept confidential. */
function Confidential({ file, scheme }: { file: FileProgress; scheme: string }) {
  const decision = file.confidentialityDecision;
  if (file.state === "refused") return null;
  if (decision === null) {
    return (
      <Box component="p" className="note">
        Confidentiality asked for: {scheme} hasn&rsquo;t decided yet.
      </Box>
    );
  }
  return (
    <Box component="p" className="note">
      <b>{decision.granted ? "Kept confidential." : "Not kept confidential."}</b> {decision.why}
    </Box>
  );
}

function Explained({ file, mine, sender }: { file: FileProgress; mine: boolean; sender: string }) {
  if (file.refusal !== null) {
    return (
      <Box component="p" className="note">
        <b>{file.refusal.found}</b> {file.refusal.advice} The rest of this upload is safe and stays on the
        case.
      </Box>
    );
  }
  if (file.state !== "delayed") return null;
  return (
    <Box component="p" className="note">
      The check is taking longer than usual and is tried again by itself. You don&rsquo;t need to do anything.{" "}
      {mine ? "You get" : `${sender} gets`} a notification either way.
    </Box>
  );
}

const name = { typography: "control", fontWeight: 600, overflowWrap: "anywhere" } as const;

const line = {
  display: "grid",
  gridTemplateColumns: { xs: "20px minmax(0, 1fr)", lg: "20px minmax(0, 1fr) 232px 200px 144px" },
  alignItems: "center",
  gap: { xs: "4px 12px", lg: "0 16px" },
  minHeight: 52,
  p: { xs: "10px 12px 10px 16px", sm: "6px 20px 6px 22px" },
  ...ruled,
  "& .stage, & .time, & .acts": { gridColumn: { xs: 2, lg: "auto" } },
  "& .acts": { textAlign: { lg: "right" } },
  "& .note": {
    gridColumn: { xs: 2, lg: "2 / 5" },
    py: 1,
    maxWidth: "92ch",
    typography: "dense",
    color: "text.secondary",
  },
  "& .note b": { fontWeight: 600, color: "text.primary" },
} as const;
