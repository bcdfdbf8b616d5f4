import Box from "@mui/material/Box";

import { useMe } from "@/session/MeContext";
import { NamedIconButton } from "@/ui/controls/NamedIconButton";
import { recordTable } from "@/ui/data/tables";
import { formatMoment } from "@/ui/format/dates";
import { formatBytes } from "@/ui/format/words";
import { RouteLink } from "@/ui/navigation/RouteLink";
import { DocumentLink } from "@/ui/preview/DocumentLink";

import type { Published } from "./usePublished";

interface PublishedTableProps {
  documents: readonly Published[];
  onPreview: (published: Published) => void;
  onDownload: (published: Published) => void;
}

/** Newest first. On a small screen each row becomes a block. */
export function PublishedTable({ documents, onPreview, onDownload }: PublishedTableProps) {
  return (
    <Box component="table" sx={recordTable}>
      <thead>
        <tr>
          <th scope="col">Document</th>
          <th scope="col">Case</th>
          <th scope="col">Business</th>
          <th scope="col" aria-sort="descending">
            Published
          </th>
          <th scope="col" className="number">
            Size
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {documents.map((each) => (
          <PublishedRow
            key={each.document.id}
            published={each}
            onOpen={() => (each.document.preview === null ? onDownload(each) : onPreview(each))}
            onDownload={() => onDownload(each)}
          />
        ))}
      </tbody>
    </Box>
  );
}

interface PublishedRowProps {
  published: Published;
  /** Shows it where it can be shown, else saves it. */
  onOpen: () => void;
  onDownload: () => void;
}

function PublishedRow({ published, onOpen, onDownload }: PublishedRowProps) {
  const { scheme } = useMe();
  const { document, caseReference, caseTitle, businessName } = published;
  return (
    <tr>
      <td>
        <DocumentLink document={document} onOpen={onOpen} />
        <Box sx={{ typography: "dense", color: "text.secondary" }}>{document.documentType}</Box>
      </td>
      <td>
        <RouteLink
          to={`/cases/${encodeURIComponent(caseReference)}/documents`}
          underline="hover"
          sx={{ fontWeight: 600, whiteSpace: "nowrap" }}
        >
          {caseReference}
        </RouteLink>
        <Box sx={{ typography: "dense", color: "text.secondary" }}>{caseTitle}</Box>
      </td>
      <td>{businessName}</td>
      <td>{formatMoment(document.at, scheme.timeZone)}</td>
      <td className="number">{formatBytes(document.size)}</td>
      <td className="act">
        <NamedIconButton
          icon="download"
          size="small"
          name={`Download ${document.name} of ${caseReference}`}
          onClick={onDownload}
        />
      </td>
    </tr>
  );
}
