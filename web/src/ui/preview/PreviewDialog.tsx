import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import Typography from "@mui/material/Typography";
import { useId } from "react";

import { NamedIconButton } from "../controls/NamedIconButton";
import { EmptyState } from "../feedback/EmptyState";
import { ErrorNote, type Trouble } from "../feedback/ErrorNote";
import { Icon } from "../icons/Icon";
import { PdfFrame } from "./PdfFrame";
import { Picture } from "./Picture";

export interface Preview {
  url: string;
  kind: "pdf" | "picture";
  mediaType: string;
}

interface PreviewDialogProps {
  name: string;
  /** Undefined while it is fetched. */
  preview: Preview | undefined;
  error: Trouble | null;
  onDownload: () => void;
  onClose: () => void;
}

/** A document to look at, over the page it is on. What can't be shown can still be downloaded. */
export default function PreviewDialog({ name, preview, error, onDownload, onClose }: PreviewDialogProps) {
  const titleId = useId();
  return (
    <Dialog open fullScreen onClose={onClose} aria-labelledby={titleId}>
      <Box sx={head}>
        <Typography variant="h2" id={titleId} sx={{ flex: 1, minWidth: 0, overflowWrap: "anywhere" }}>
          {name}
        </Typography>
        <Button startIcon={<Icon name="download" />} onClick={onDownload}>
          Download
        </Button>
        <NamedIconButton icon="close" name="Close" onClick={onClose} />
      </Box>
      {error !== null && (
        <Box sx={{ p: 5 }}>
          <ErrorNote what="The document can't be shown." error={error} />
        </Box>
      )}
      {preview?.kind === "picture" && <Picture preview={preview} name={name} />}
      {preview?.kind === "pdf" && (canShowPdf() ? <PdfFrame url={preview.url} name={name} /> : <NoViewer />)}
      {preview === undefined && error === null && (
        <Typography role="status" variant="control" color="textSecondary" sx={{ p: 5 }}>
          Opening…
        </Typography>
      )}
    </Dialog>
  );
}

/** Browsers say so themselves (html.spec.whatwg.org, "PDF viewing support"); most phones can't within a page. */
const canShowPdf = (): boolean => navigator.pdfViewerEnabled;

const NoViewer = () => (
  <EmptyState icon="file" title="This browser can’t show a PDF within a page">
    Download it to read it.
  </EmptyState>
);

const head = {
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: 3,
  p: "12px 16px 12px 24px",
  borderBottom: "1px solid",
  borderColor: "line.soft",
} as const;
