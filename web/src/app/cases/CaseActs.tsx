import Button from "@mui/material/Button";
import { lazy, Suspense, useState } from "react";

import type { CaseSlots } from "@/features/cases/model/slots";
import { useMay } from "@/session/MeContext";
import { Icon } from "@/ui/icons/Icon";

const AssignDialog = lazy(() => import("@/features/assignments/AssignDialog"));
const UpdateDialog = lazy(() => import("@/features/updates/one/UpdateDialog"));

/** What can be done with one case. */
const CaseActs: CaseSlots["CaseActs"] = ({ details }) => {
  const mayUpdate = useMay("cases:update");
  const mayAssign = useMay("cases:assign-self");
  const [open, setOpen] = useState<"update" | "assign" | null>(null);
  const { caseReference, businessName } = details.case;
  const close = (): void => setOpen(null);
  return (
    <>
      {mayAssign && (
        <Button startIcon={<Icon name="user" />} aria-haspopup="dialog" onClick={() => setOpen("assign")}>
          Assign
        </Button>
      )}
      {mayUpdate && (
        <Button startIcon={<Icon name="send" />} aria-haspopup="dialog" onClick={() => setOpen("update")}>
          Send update
        </Button>
      )}
      <Suspense fallback={null}>
        {open === "update" && <UpdateDialog details={details} onClose={close} />}
        {open === "assign" && (
          <AssignDialog
            references={[caseReference]}
            businessName={businessName}
            onClose={close}
            onDone={close}
          />
        )}
      </Suspense>
    </>
  );
};

export default CaseActs;
