import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useEffect, useRef, type RefObject } from "react";

import { useMe } from "@/session/MeContext";
import { entry } from "@/ui/data/entries";
import { Pill } from "@/ui/data/Pill";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { showToast } from "@/ui/feedback/toasts";
import { formatMoment } from "@/ui/format/dates";
import { formatBytes, plural } from "@/ui/format/words";
import { Card } from "@/ui/layout/Card";

import {
  isMoving,
  useCaseRefresh,
  usePublishing,
  usePutAside,
  type PublicationOnCase,
  type StaffCase,
} from "./usePublishing";
import { stageOf } from "./words";

/** Documents that aren't on the case yet: being checked, or not published and why. Stays away while there is none. */
export function PublicationsCard({ details }: { details: StaffCase }) {
  const reference = details.case.caseReference;
  const { data } = usePublishing(reference);
  const { putAside, isPending, error } = usePutAside(reference);
  const publications = data?.publications;
  const aside = useRef(new Set<string>());
  usePublishedNews(publications, aside);
  if (publications === undefined || publications.length === 0) return null;
  return (
    <Card title="Documents on their way" end={plural(publications.length, "document")}>
      {error !== null && <ErrorNote what="It is still on the list." error={error} />}
      <ul>
        {publications.map((publication) => (
          <Line
            key={publication.id}
            publication={publication}
            busy={isPending}
            onPutAside={() => {
              aside.current.add(publication.id);
              putAside(publication.id);
            }}
          />
        ))}
      </ul>
    </Card>
  );
}

/** What left the list without being put aside is on the case now, which is looked at again. */
function usePublishedNews(
  publications: readonly PublicationOnCase[] | undefined,
  aside: RefObject<ReadonlySet<string>>,
): void {
  const refresh = useCaseRefresh();
  const checking = useRef<readonly PublicationOnCase[]>([]);
  useEffect(() => {
    if (publications === undefined) return;
    const left = checking.current.filter(
      ({ id }) => !aside.current.has(id) && !publications.some((each) => each.id === id),
    );
    checking.current = publications.filter(isMoving);
    if (left.length === 0) return;
    showToast(left.length === 1 ? `Published: ${left[0]?.name ?? ""}` : `${left.length} documents published`);
    refresh();
  }, [publications, refresh, aside]);
}

interface LineProps {
  publication: PublicationOnCase;
  busy: boolean;
  onPutAside: () => void;
}

function Line({ publication, busy, onPutAside }: LineProps) {
  const { scheme } = useMe();
  const { name, size, documentType, by, state, since, refusal } = publication;
  const { icon, tone, words } = stageOf(state);
  return (
    <Box component="li" sx={entry}>
      <Typography variant="control" component="h3" sx={{ fontWeight: 600, overflowWrap: "anywhere" }}>
        {name}
      </Typography>
      <Box>
        <Pill icon={icon} tone={tone}>
          {words}
        </Pill>
      </Box>
      {refusal !== null && (
        <Typography variant="control" sx={{ maxWidth: "64ch" }}>
          {refusal.found} {refusal.advice}
        </Typography>
      )}
      <Typography variant="dense" color="textSecondary">
        {`${documentType} · ${formatBytes(size)} · ${by}, ${formatMoment(since, scheme.timeZone)}`}
      </Typography>
      <Box>
        <Button
          size="small"
          disabled={busy}
          aria-label={`${isMoving(publication) ? "Don't publish" : "Put aside"} ${name}`}
          onClick={onPutAside}
        >
          {isMoving(publication) ? "Don't publish" : "Put aside"}
        </Button>
      </Box>
    </Box>
  );
}
