import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";

import { useMe } from "@/session/MeContext";
import { fullEntry } from "@/ui/data/entries";
import { formatDate, formatMoment } from "@/ui/format/dates";

import { DecideDialog } from "./DecideDialog";
import type { StaffRequest } from "./useRequests";
import { WithdrawDialog } from "./WithdrawDialog";

interface StaffRequestItemProps {
  reference: string;
  request: StaffRequest;
}

/** One request as staff see it: how it stands, who asks for more time, and what to do. */
export function StaffRequestItem({ reference, request }: StaffRequestItemProps) {
  const [open, setOpen] = useState<"decide" | "withdraw" | null>(null);
  const ask = request.moreTime.find(({ state }) => state === "asked");
  const close = (): void => setOpen(null);
  return (
    <Box component="li" aria-label={request.what} sx={fullEntry}>
      <Typography component="h3" sx={{ fontWeight: 600, overflowWrap: "anywhere" }}>
        {request.what}
      </Typography>
      <Typography variant="dense" color="textSecondary">
        <Standing request={request} />
      </Typography>
      {ask !== undefined && (
        <Typography variant="control" sx={{ overflowWrap: "anywhere" }}>
          {ask.by} asks for time until {formatDate(ask.wanted)}: {ask.why}
        </Typography>
      )}
      {request.state === "open" && (
        <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2 }}>
          {ask !== undefined && (
            <Button
              size="small"
              variant="contained"
              aria-haspopup="dialog"
              aria-label={`Answer: ${request.what}`}
              onClick={() => setOpen("decide")}
            >
              Answer
            </Button>
          )}
          <Button
            size="small"
            aria-haspopup="dialog"
            aria-label={`Withdraw: ${request.what}`}
            onClick={() => setOpen("withdraw")}
          >
            Withdraw
          </Button>
        </Box>
      )}
      {open === "decide" && ask !== undefined && (
        <DecideDialog reference={reference} request={request} ask={ask} onClose={close} />
      )}
      {open === "withdraw" && <WithdrawDialog reference={reference} request={request} onClose={close} />}
    </Box>
  );
}

function Standing({ request }: { request: StaffRequest }) {
  const { scheme } = useMe();
  if (request.answer !== null) {
    const { by, byWayOf, at } = request.answer;
    return `${by} answered by an ${byWayOf}, ${formatMoment(at, scheme.timeZone)}`;
  }
  if (request.withdrawnAt !== null)
    return `Withdrawn ${formatMoment(request.withdrawnAt, scheme.timeZone)}. ${request.withdrawnWhy}`;
  const moved = request.due === request.firstDue ? "" : `, first ${formatDate(request.firstDue)}`;
  return `Asked ${formatDate(request.askedOn)} · due ${formatDate(request.due)}${moved}${request.passed ? " · late" : ""}`;
}
