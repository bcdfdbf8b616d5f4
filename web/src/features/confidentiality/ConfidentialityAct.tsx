import Button from "@mui/material/Button";
import { useState } from "react";
import { useSearchParams } from "react-router";

import type { Schema } from "@/api/types";

import { DecideDialog } from "./DecideDialog";

interface ConfidentialityActProps {
  details: Schema<"StaffCaseDetails">;
  document: Schema<"DocumentOnCase">;
}

/** The answer to a sender who asks to keep a document confidential. From the worklist it opens by itself. */
export function ConfidentialityAct({ details, document }: ConfidentialityActProps) {
  const [search] = useSearchParams();
  const [open, setOpen] = useState(search.get("work") === document.id);
  if (document.confidentiality !== "asked") return null;
  return (
    <>
      <Button
        size="small"
        aria-haspopup="dialog"
        aria-label={`Decide on confidentiality: ${document.name}`}
        onClick={() => setOpen(true)}
      >
        Decide
      </Button>
      {open && (
        <DecideDialog
          reference={details.case.caseReference}
          document={document}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
