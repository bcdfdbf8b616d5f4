import Button from "@mui/material/Button";
import { useState } from "react";

import { Icon } from "@/ui/icons/Icon";

import { MessageDialog } from "./MessageDialog";
import { OutcomeDialog } from "./OutcomeDialog";
import { PublishDialog } from "./PublishDialog";
import { usePublishing, type StaffCase } from "./usePublishing";

/** What staff put on a case: a document, an outcome, a message. */
export function PublishingActs({ details }: { details: StaffCase }) {
  const { data } = usePublishing(details.case.caseReference);
  const [open, setOpen] = useState<"document" | "outcome" | "message" | null>(null);
  const close = (): void => setOpen(null);
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<Icon name="message" size={16} />}
        aria-haspopup="dialog"
        onClick={() => setOpen("message")}
      >
        Send a message
      </Button>
      <Button
        variant="outlined"
        startIcon={<Icon name="scales" size={16} />}
        aria-haspopup="dialog"
        disabled={data === undefined}
        onClick={() => setOpen("outcome")}
      >
        Record an outcome
      </Button>
      <Button
        variant="outlined"
        startIcon={<Icon name="upload" size={16} />}
        aria-haspopup="dialog"
        onClick={() => setOpen("document")}
      >
        Publish a document
      </Button>
      {open === "message" && <MessageDialog details={details} onClose={close} />}
      {open === "outcome" && data !== undefined && (
        <OutcomeDialog details={details} choices={data} onClose={close} />
      )}
      {open === "document" && <PublishDialog details={details} onClose={close} />}
    </>
  );
}
