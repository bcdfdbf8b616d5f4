import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";

import type { Schema } from "@/api/types";
import { useMe } from "@/session/MeContext";
import { Pill } from "@/ui/data/Pill";
import { entry } from "@/ui/data/entries";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { showToast } from "@/ui/feedback/toasts";
import { formatDate, formatMoment } from "@/ui/format/dates";

import { useLink, useTakeBack } from "./usePrivacy";
import { rights, states } from "./words";

interface RequestItemProps {
  request: Schema<"MyPrivacyRequest">;
  onChange: () => void;
}

/** One request: where it stands, by when it is answered, and the answer. */
export function RequestItem({ request, onChange }: RequestItemProps) {
  const { timeZone } = useMe().scheme;
  const link = useLink();
  const takeBack = useTakeBack();
  const { id, right, state, download } = request;
  const path = { params: { path: { requestId: id } } };
  const { label, tone, icon } = states[state];
  const mayTakeBack = state === "received" || state === "proposed";

  return (
    <Box component="li" sx={item}>
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 2 }}>
        <Typography sx={{ fontWeight: 600 }}>{rights[right].title}</Typography>
        <Pill icon={icon} tone={tone}>
          {label}
        </Pill>
      </Box>
      <Typography variant="dense" color="textSecondary">
        Asked on {formatDate(request.receivedOn)}
        {request.open && `, answered by ${formatDate(request.due)} at the latest`}
        {request.open && request.extended && " (more time was taken because it is complex)"}
      </Typography>
      {request.answer !== "" && <Typography sx={{ maxWidth: "64ch" }}>{request.answer}</Typography>}
      {request.keeps.length > 0 && (
        <Box component="ul" sx={{ pl: 5, my: 0, maxWidth: "64ch" }} aria-label="What stays">
          {request.keeps.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </Box>
      )}
      {link.error !== null && <ErrorNote what="There is no link." error={link.error} />}
      {takeBack.error !== null && <ErrorNote what="It wasn’t taken back." error={takeBack.error} />}
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2 }}>
        {download !== null && (
          <Button
            variant="contained"
            size="small"
            disabled={link.isPending}
            onClick={() => link.mutate(path, { onSuccess: ({ url }) => location.assign(url) })}
          >
            Download your data
          </Button>
        )}
        {mayTakeBack && (
          <Button
            variant="text"
            size="small"
            disabled={takeBack.isPending}
            onClick={() =>
              takeBack.mutate(path, {
                onSuccess: () => {
                  showToast("Taken back");
                  onChange();
                },
              })
            }
          >
            Take back
          </Button>
        )}
      </Box>
      {download !== null && (
        <Typography variant="dense" color="textSecondary">
          Deleted {formatMoment(download.expiresAt, timeZone)}. The file is personal: keep it where nobody
          else reads.
        </Typography>
      )}
    </Box>
  );
}

const item = { ...entry, gap: 2 } as const;
