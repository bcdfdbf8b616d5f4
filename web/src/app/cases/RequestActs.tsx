import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { lazy, Suspense, useState } from "react";

import type { CaseSlots } from "@/features/cases/model/slots";
import { useMay } from "@/session/MeContext";
import { Icon } from "@/ui/icons/Icon";
import { RouteButton } from "@/ui/navigation/RouteButton";

const UpdateDialog = lazy(() => import("@/features/updates/one/UpdateDialog"));
const MoreTimeDialog = lazy(() => import("@/features/requests/MoreTimeDialog"));

/** What can be done about one thing that the scheme asks for. */
const RequestActs: CaseSlots["RequestActs"] = ({ details, request }) => {
  const mayUpload = useMay("uploads:send");
  const mayUpdate = useMay("cases:update");
  const [open, setOpen] = useState<"update" | "time" | null>(null);
  const reference = details.case.caseReference;
  const close = (): void => setOpen(null);
  const asked = request.moreTime.some(({ state }) => state === "asked");
  return (
    <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2 }}>
      {mayUpload && (
        <RouteButton
          size="small"
          to={`/cases/${encodeURIComponent(reference)}/upload?answers=${encodeURIComponent(request.id)}`}
          startIcon={<Icon name="upload" size={16} />}
          aria-label={`Upload: ${request.what}`}
        >
          Upload
        </RouteButton>
      )}
      {mayUpdate && (
        <>
          <Button
            size="small"
            startIcon={<Icon name="send" size={16} />}
            aria-haspopup="dialog"
            aria-label={`Send an update: ${request.what}`}
            onClick={() => setOpen("update")}
          >
            Send an update
          </Button>
          {!asked && (
            <Button
              size="small"
              variant="text"
              startIcon={<Icon name="clock" size={16} />}
              aria-haspopup="dialog"
              aria-label={`Ask for more time: ${request.what}`}
              onClick={() => setOpen("time")}
            >
              Ask for more time
            </Button>
          )}
        </>
      )}
      <Suspense fallback={null}>
        {open === "update" && <UpdateDialog details={details} answers={request.id} onClose={close} />}
        {open === "time" && <MoreTimeDialog reference={reference} request={request} onClose={close} />}
      </Suspense>
    </Box>
  );
};

export default RequestActs;
