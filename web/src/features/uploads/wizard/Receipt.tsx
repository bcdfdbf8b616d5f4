import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import Typography from "@mui/material/Typography";
import { useEffect, useRef } from "react";

import { useMe } from "@/session/MeContext";
import { CopyButton } from "@/ui/feedback/CopyButton";
import { Note } from "@/ui/feedback/Note";
import { formatMoment } from "@/ui/format/dates";
import { plural } from "@/ui/format/words";
import { Icon } from "@/ui/icons/Icon";
import { RouteButton } from "@/ui/navigation/RouteButton";

import type { UploadReceipt } from "../model/types";
import { isAtWork, type UploadItem } from "../sending/items";
import { UploadSummary } from "./UploadSummary";

/** Sent: the number to quote, and where to watch the files arrive. */
export function Receipt({ receipt, items }: { receipt: UploadReceipt; items: readonly UploadItem[] }) {
  const { scheme } = useMe();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const moving = items.filter(isAtWork).length;
  return (
    <Paper variant="outlined" component="section" aria-label="Receipt" sx={sheet}>
      <Box sx={{ display: "flex", color: "success.main" }}>
        <Icon name="done" size={32} />
      </Box>
      <Typography variant="deadline" component="h2" ref={title} tabIndex={-1} sx={{ outline: "none" }}>
        {plural(receipt.files, "file")} sent
      </Typography>
      <Typography>
        {receipt.kindLabel} for {receipt.caseTitle}, {receipt.caseReference}.{" "}
        {formatMoment(receipt.submittedAt, scheme.timeZone)}.
      </Typography>
      <Box sx={{ display: "flex", alignItems: "center", gap: 2 }}>
        <span>
          Your receipt number is <b>{receipt.number}</b>
        </span>
        <CopyButton text={receipt.number} what="the receipt number" />
      </Box>
      {moving > 0 && (
        <Note lead={`${plural(moving, "file")} still uploading.`}>
          Keep the portal open until they are there. You can use any page meanwhile; if you close it, go on
          from the uploads page within a day.
          <Box sx={{ mt: 2 }}>
            <UploadSummary items={items} />
          </Box>
        </Note>
      )}
      <Typography color="textSecondary">
        Each file is checked before it joins the case. If one can&rsquo;t be accepted, you&rsquo;ll see why
        and what to do.
      </Typography>
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 3, mt: 2 }}>
        <RouteButton to="/uploads" variant="contained" startIcon={<Icon name="upload" />}>
          Track this upload
        </RouteButton>
        <RouteButton to={`/cases/${encodeURIComponent(receipt.caseReference)}`}>Go to the case</RouteButton>
      </Box>
    </Paper>
  );
}

const sheet = { display: "grid", gap: 3, maxWidth: 720, p: { xs: 4, sm: 6 } } as const;
