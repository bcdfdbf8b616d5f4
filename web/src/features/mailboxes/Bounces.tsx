import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";

import { $api } from "@/api/client";
import { useMe } from "@/session/MeContext";
import { ruled } from "@/ui/data/entries";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { formatMoment } from "@/ui/format/dates";
import { Card } from "@/ui/layout/Card";

/** Addresses that no email reaches. Nothing more is sent there until somebody says so. */
export function Bounces() {
  const { scheme } = useMe();
  const { data, error, refetch } = $api.useQuery("get", "/api/email-bounces");
  const clear = $api.useMutation("delete", "/api/email-bounces/{recipientId}", {
    onSuccess: () => void refetch(),
  });
  return (
    <Card title="Addresses that refuse email">
      {error !== null && (
        <ErrorNote what="The addresses can't be shown." error={error} onRetry={() => void refetch()} />
      )}
      {data?.items.length === 0 && <EmptyState icon="done" title="Every address takes our email" />}
      <Box component="ul">
        {data?.items.map((bounce) => (
          <Box component="li" key={bounce.recipientId} sx={row}>
            <Box sx={{ flex: 1, minWidth: 0, overflowWrap: "anywhere" }}>
              <Typography sx={{ fontWeight: 600 }}>{bounce.address}</Typography>
              <Typography variant="dense" color="textSecondary">
                {bounce.reason}. {formatMoment(bounce.at, scheme.timeZone)}
              </Typography>
            </Box>
            <Button
              variant="outlined"
              size="small"
              aria-label={`Send there again: ${bounce.address}`}
              onClick={() => clear.mutate({ params: { path: { recipientId: bounce.recipientId } } })}
            >
              Send there again
            </Button>
          </Box>
        ))}
      </Box>
    </Card>
  );
}

const row = {
  display: "flex",
  alignItems: "center",
  gap: 4,
  p: "12px 20px",
  ...ruled,
} as const;
