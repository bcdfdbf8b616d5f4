import Button from "@mui/material/Button";
import { lazy, Suspense, useState } from "react";

import { useMe } from "@/session/MeContext";
import { plural } from "@/ui/format/words";
import { Icon } from "@/ui/icons/Icon";

import { useUnsentCases } from "./model/draftStore";

const UpdateManyDialog = lazy(() => import("./many/UpdateManyDialog"));

/** Leads back to an update of many cases that was begun and not sent, after a reload too. */
export function ContinueButton() {
  const unsent = useUnsentCases(useMe().user.id);
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <>
      {unsent > 0 && (
        <Button
          variant="text"
          startIcon={<Icon name="send" />}
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
        >
          {`Unsent update, ${plural(unsent, "case")}`}
        </Button>
      )}
      {open && (
        <Suspense fallback={null}>
          <UpdateManyDialog references={[]} businessName="" onClose={close} onSent={close} />
        </Suspense>
      )}
    </>
  );
}
