import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { visuallyHidden } from "@mui/utils";

import { useMe } from "@/session/MeContext";
import { dateOf, daysBetween, formatDate, formatMoment, today } from "@/ui/format/dates";
import { formatBytes, plural } from "@/ui/format/words";
import { Icon } from "@/ui/icons/Icon";
import { recordTable } from "@/ui/data/tables";

import { ExportStateCell } from "./ExportStateCell";
import { isPending } from "./polling";
import type { ExportView } from "./types";

interface ExportTableProps {
  exports: readonly ExportView[];
  onDownload: (file: ExportView) => void;
  onCancel: (file: ExportView) => void;
  onAgain: (file: ExportView) => void;
}

/** Newest first. On a small screen each row becomes a block. */
export function ExportTable({ exports, ...acts }: ExportTableProps) {
  return (
    <Box component="table" sx={recordTable}>
      <thead>
        <tr>
          <th scope="col">Export</th>
          <th scope="col">Format</th>
          <th scope="col">What it holds</th>
          <th scope="col" aria-sort="descending">
            Asked for
          </th>
          <th scope="col">State</th>
          <th scope="col">Deleted on</th>
          <th scope="col">
            <span style={visuallyHidden}>Acts</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {exports.map((each) => (
          <ExportRow key={each.id} file={each} {...acts} />
        ))}
      </tbody>
    </Box>
  );
}

type RowProps = Omit<ExportTableProps, "exports"> & { file: ExportView };

function ExportRow({ file, ...acts }: RowProps) {
  const { scheme } = useMe();
  return (
    <tr>
      <td>
        <Box component="b" sx={{ fontWeight: 600 }}>
          {file.name}
        </Box>
        {file.reason !== null && (
          <Box sx={{ typography: "dense", color: "text.secondary" }}>{file.reason}</Box>
        )}
      </td>
      <td>{file.format.toUpperCase()}</td>
      <td>
        {plural(file.total, "case")}
        {file.size !== null && (
          <Box component="span" sx={{ color: "text.secondary" }}>
            , {formatBytes(file.size)}
          </Box>
        )}
      </td>
      <td>{formatMoment(file.requestedAt, scheme.timeZone)}</td>
      <td>
        <ExportStateCell file={file} />
      </td>
      <td>
        <Deletion file={file} />
      </td>
      <td className="act">
        <RowAct file={file} {...acts} />
      </td>
    </tr>
  );
}

/** The day stands out from the day before on. */
function Deletion({ file }: { file: ExportView }) {
  const { timeZone } = useMe().scheme;
  if (isPending(file)) return <Box sx={{ color: "ink.hint" }}>When ready</Box>;
  if (file.state !== "ready") return null;
  const day = dateOf(file.expiresAt, timeZone);
  const soon = daysBetween(today(timeZone), day) <= 1;
  return (
    <Box sx={soon ? { fontWeight: 600, color: "warning.main" } : {}}>
      <Box component="span" sx={{ display: { md: "none" } }}>
        Deleted on{" "}
      </Box>
      {formatDate(day)}
    </Box>
  );
}

function RowAct({ file, onDownload, onCancel, onAgain }: RowProps) {
  if (file.state === "ready") {
    return (
      <Button
        size="small"
        startIcon={<Icon name="download" />}
        aria-label={`Download ${file.name}`}
        onClick={() => onDownload(file)}
      >
        Download
      </Button>
    );
  }
  if (isPending(file)) {
    return (
      <Button size="small" variant="text" aria-label={`Cancel ${file.name}`} onClick={() => onCancel(file)}>
        Cancel
      </Button>
    );
  }
  return (
    <Button size="small" aria-label={`Export again: ${file.name}`} onClick={() => onAgain(file)}>
      Export again
    </Button>
  );
}
