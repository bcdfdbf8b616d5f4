import Link from "@mui/material/Link";

interface DocumentLinkProps {
  /** `preview` is null where the document can't be shown, only saved. */
  document: { name: string; preview: string | null };
  onOpen: () => void;
}

/** A document's name in a list of them: shows it where it can be shown, else saves it. */
export function DocumentLink({ document, onOpen }: DocumentLinkProps) {
  return (
    <Link
      component="button"
      type="button"
      underline="hover"
      aria-haspopup={document.preview === null ? undefined : "dialog"}
      onClick={onOpen}
      sx={{ minWidth: 0, fontWeight: 600, textAlign: "left", overflowWrap: "anywhere" }}
    >
      {document.name}
    </Link>
  );
}
