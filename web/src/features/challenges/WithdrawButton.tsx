import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";

import { $api } from "@/api/client";
import { newIdempotencyKey } from "@/api/idempotency";
import { useRefreshCases } from "@/api/useRefreshCases";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { showToast } from "@/ui/feedback/toasts";

import type { Challenge } from "./types";

/** Takes a challenge back while it waits. It can be made again as long as the window is open. */
export function WithdrawButton({ reference, challenge }: { reference: string; challenge: Challenge }) {
  const [key] = useState(newIdempotencyKey);
  const refresh = useRefreshCases();
  const withdraw = $api.useMutation("post", "/api/cases/{reference}/challenges/{challengeId}/withdrawal", {
    onSuccess: () => showToast(`Challenge of “${challenge.label}” withdrawn`),
    onSettled: refresh,
  });
  return (
    <Box data-print="hide">
      {withdraw.error !== null && <ErrorNote what="Nothing has been withdrawn." error={withdraw.error} />}
      <Button
        size="small"
        variant="text"
        sx={{ ml: -2 }}
        disabled={withdraw.isPending}
        aria-label={`Withdraw the challenge of ${challenge.label}`}
        onClick={() =>
          withdraw.mutate({
            params: { path: { reference, challengeId: challenge.id }, header: { "Idempotency-Key": key } },
          })
        }
      >
        Withdraw
      </Button>
    </Box>
  );
}
