import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";

import { useMay, useMe } from "@/session/MeContext";
import { Pill } from "@/ui/data/Pill";
import { formatDeadline, formatMoment } from "@/ui/format/dates";
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
  const { label, what, caseReference, organisationName, since, due, overdue, closesItself } = work;
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
      <td>{formatMoment(since, scheme.timeZone)}</td>
      <td>
        {due !== null &&
          (overdue ? (
            <Pill icon="alert" tone="error">{`Late since ${formatDeadline(due, scheme.timeZone)}`}</Pill>
          ) : (
            formatDeadline(due, scheme.timeZone)
          ))}
      </td>
      <td className="act">
        {!closesItself && (
          <Button size="small" variant="outlined" disabled={busy} onClick={onSetAside}>
            Set aside
          </Button>
        )}
      </td>
    </tr>
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
  width: "100%",
  borderCollapse: "collapse",
  fontSize: "0.9375rem",
  "& th, & thead td": {
    height: 40,
    p: "0 8px",
    textAlign: "left",
    typography: "caption",
    fontWeight: 600,
    color: "text.secondary",
    bgcolor: "surface.sunken",
    borderBottom: "1px solid",
    borderColor: "divider",
  },
  "& tbody td": { height: 56, p: "6px 8px", borderBottom: "1px solid", borderColor: "line.soft" },
  "& tbody tr:last-child td": { borderBottom: 0 },
  "& tbody tr:hover": { bgcolor: "surface.hover" },
  "& th:first-of-type, & td:first-of-type": { pl: 5 },
  "& .act": { textAlign: "right", pr: 4 },
  "@media (max-width: 719.95px)": {
    "& thead": { display: "none" },
    "& tbody tr": {
      display: "flex",
      flexWrap: "wrap",
      alignItems: "center",
      gap: "4px 12px",
      p: "10px 16px",
      borderBottom: "1px solid",
      borderColor: "line.soft",
    },
    "& tbody td": { height: "auto", p: 0, border: 0, typography: "dense" },
    "& tbody td:empty": { display: "none" },
    "& tbody td:first-of-type": { flexBasis: "100%", pl: 0 },
  },
} as const;
