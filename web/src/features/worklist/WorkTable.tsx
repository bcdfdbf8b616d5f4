import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";

import { useMay, useMe } from "@/session/MeContext";
import { Pill } from "@/ui/data/Pill";
import { recordTable } from "@/ui/data/tables";
import { formatDeadline, formatMoment } from "@/ui/format/dates";
import { RouteButton } from "@/ui/navigation/RouteButton";
import { RouteLink } from "@/ui/navigation/RouteLink";

import type { WorkRow } from "./useWorklist";
import { workPage } from "./workPages";

interface WorkTableProps {
  items: readonly WorkRow[];
  busy: boolean;
  onSetAside: (work: WorkRow) => void;
}

/** What is due first on top, as the API gives it. On a small screen each row becomes a block. */
export function WorkTable({ items, busy, onSetAside }: WorkTableProps) {
  return (
    <Box component="table" sx={table}>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Case</th>
          <th scope="col">Organisation</th>
          <th scope="col">Since</th>
          <th scope="col" aria-sort="ascending">
            Due
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {items.map((work) => (
          <WorkLine key={work.id} work={work} busy={busy} onSetAside={() => onSetAside(work)} />
        ))}
      </tbody>
    </Box>
  );
}

interface WorkLineProps {
  work: WorkRow;
  busy: boolean;
  onSetAside: () => void;
}

function WorkLine({ work, busy, onSetAside }: WorkLineProps) {
  const { scheme } = useMe();
  const page = workPage(work);
  const { kind, label, what, caseReference, organisationName, since, due, overdue, closesItself } = work;
  return (
    <tr>
      <td>
        <Typography variant="control" component="span" sx={{ fontWeight: 600, display: "block" }}>
          {page === null ? label : <RouteLink to={page}>{label}</RouteLink>}
        </Typography>
        <Typography variant="dense" component="span" color="textSecondary">
          {what}
        </Typography>
      </td>
      <td>{caseReference !== null && <CaseLink reference={caseReference} />}</td>
      <td>{organisationName}</td>
      <td data-label="Since">{formatMoment(since, scheme.timeZone)}</td>
      <td data-label={overdue ? undefined : "Due"}>
        {due !== null &&
          (overdue ? (
            <Pill icon="alert" tone="error">{`Late since ${formatDeadline(due, scheme.timeZone)}`}</Pill>
          ) : (
            formatDeadline(due, scheme.timeZone)
          ))}
      </td>
      <td className="act">
        {decidedOnCase.has(kind) && caseReference !== null && (
          <DecideButton reference={caseReference} work={work} />
        )}
        {!closesItself && (
          <Button size="small" variant="outlined" disabled={busy} onClick={onSetAside}>
            Set aside
          </Button>
        )}
      </td>
    </tr>
  );
}

/** Kinds that are decided on the page of their case, where the dialog opens by itself. */
const decidedOnCase: ReadonlySet<WorkRow["kind"]> = new Set(["suppression-asked", "confidentiality-asked"]);

function DecideButton({ reference, work }: { reference: string; work: WorkRow }) {
  return (
    <RouteButton
      size="small"
      variant="outlined"
      to={`/staff/cases/${encodeURIComponent(reference)}?work=${encodeURIComponent(work.id)}`}
      aria-label={`Decide: ${work.label} ${reference}`}
    >
      Decide
    </RouteButton>
  );
}

/** Only casework staff may open cases; to the others the reference is a name. */
function CaseLink({ reference }: { reference: string }) {
  const mayOpen = useMay("staff:casework");
  if (!mayOpen) return reference;
  return (
    <RouteLink
      to={`/staff/cases/${encodeURIComponent(reference)}`}
      underline="hover"
      sx={{ fontWeight: 600, whiteSpace: "nowrap" }}
    >
      {reference}
    </RouteLink>
  );
}

const table = {
  ...recordTable,
  "& tbody td": { ...recordTable["& tbody td"], height: 56 },
} as const;
