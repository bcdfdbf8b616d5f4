import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import { useId, useState } from "react";

import { useMe } from "@/session/MeContext";
import { NamedIconButton } from "@/ui/controls/NamedIconButton";
import { Pill } from "@/ui/data/Pill";
import { Icon } from "@/ui/icons/Icon";
import { RouteLink } from "@/ui/navigation/RouteLink";

import type { UploadDetails } from "../model/types";
import { FileLine } from "./FileLine";
import { sentWords, uploadPill } from "./stages";
import type { Sending } from "./useSending";

interface UploadCardProps {
  upload: UploadDetails;
  sending: ReadonlyMap<string, Sending>;
  /** Begins with its files in view, however long ago it was settled. */
  unfolded?: boolean;
}

/** One upload with its files. What is settled starts folded. */
export function UploadCard({ upload, sending, unfolded = false }: UploadCardProps) {
  const { scheme } = useMe();
  const [choice, setChoice] = useState<boolean | null>(unfolded || null);
  const listId = useId();
  // What was under way when the page was opened stays open, so that its end is seen.
  const [watched] = useState(() => Date.now() - FRESH_MS);
  const settledBefore = upload.settledAt !== null && Date.parse(upload.settledAt) < watched;
  const open = choice ?? !(upload.progress === "received" && settledBefore);
  const pill = uploadPill(upload);
  return (
    <Paper variant="outlined" component="section" aria-label={`${upload.caseReference}, ${upload.number}`}>
      <Box component="header" sx={head} data-open={open || undefined}>
        <NamedIconButton
          icon={open ? "down" : "right"}
          size="small"
          name={`${open ? "Hide" : "Show"} the files of ${upload.number}`}
          aria-expanded={open}
          aria-controls={open ? listId : undefined}
          onClick={() => setChoice(!open)}
        />
        <Box sx={{ flex: 1, minWidth: { xs: "calc(100% - 52px)", sm: 0 } }}>
          <Box sx={{ display: "flex", flexWrap: "wrap", gap: "0 8px" }}>
            <RouteLink
              to={`/cases/${encodeURIComponent(upload.caseReference)}`}
              underline="hover"
              sx={reference}
            >
              {upload.caseReference}
            </RouteLink>
            <Box component="h2" sx={{ fontWeight: 600, fontSize: "1rem", m: 0 }}>
              {upload.kindLabel}
            </Box>
          </Box>
          <Box component="p" sx={{ typography: "dense", color: "text.secondary" }}>
            {upload.caseTitle}, {upload.businessName} · {upload.number}
          </Box>
        </Box>
        <Box sx={{ typography: "dense", color: "text.secondary", ml: { xs: 13, sm: 0 } }}>
          {sentWords(upload, scheme.timeZone)}
        </Box>
        <Pill icon={pill.icon} tone={pill.tone}>
          {pill.words}
        </Pill>
      </Box>
      {open && (
        <Box component="ul" id={listId}>
          {upload.files.map((file) => (
            <FileLine key={file.id} file={file} upload={upload} sending={sending.get(file.id)} />
          ))}
        </Box>
      )}
      {open && upload.isBusinessFile && upload.progress === "in-progress" && (
        <Box sx={foot}>
          <Icon name="info" size={16} />
          The business file counts as received once all {upload.files.length} files are in.
        </Box>
      )}
    </Paper>
  );
}

const FRESH_MS = 15 * 60_000;

const head = {
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: { xs: "4px 8px", sm: 3 },
  minHeight: 60,
  p: { xs: "8px 12px 8px 4px", sm: "8px 20px 8px 12px" },
  "&[data-open]": { borderBottom: "1px solid", borderColor: "line.soft" },
} as const;

const reference = { fontWeight: 600, whiteSpace: "nowrap" } as const;

const foot = {
  display: "flex",
  alignItems: "center",
  gap: 2,
  p: "10px 20px",
  borderTop: "1px solid",
  borderColor: "line.soft",
  typography: "dense",
  color: "text.secondary",
} as const;
