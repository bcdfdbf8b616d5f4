import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import type { ReactNode } from "react";

import { useMe } from "@/session/MeContext";
import { NamedIconButton } from "@/ui/controls/NamedIconButton";
import { Pill, type PillTone } from "@/ui/data/Pill";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { dateOf, formatDate } from "@/ui/format/dates";
import { formatBytes } from "@/ui/format/words";
import { Icon } from "@/ui/icons/Icon";

import type { CaseDetails, Party } from "../model/types";
import { useVoice } from "../model/voice";
import { useDownload } from "./useDownload";

type Document = CaseDetails["documents"][number];

interface DocumentTableProps {
  reference: string;
  documents: readonly Document[];
  /** What staff can do with a document, at the end of its row. */
  actsOn?: (document: Document) => ReactNode;
}

/** Newest first, as the API gives them. On a small screen each row becomes a block. */
export function DocumentTable({ reference, documents, actsOn }: DocumentTableProps) {
  const { download, error } = useDownload(reference);
  return (
    <>
      {error !== null && (
        <Box sx={{ p: 5 }}>
          <ErrorNote what="The file can't be downloaded." error={error} />
        </Box>
      )}
      <Box component="table" sx={table}>
        <thead>
          <tr>
            <th scope="col">Document</th>
            <th scope="col">Type</th>
            <th scope="col">Provided by</th>
            <th scope="col" aria-sort="descending">
              Date
            </th>
            <th scope="col" className="number">
              Size
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {documents.map((document) => (
            <DocumentRow
              key={document.id}
              document={document}
              acts={actsOn?.(document)}
              onDownload={() => download(document)}
            />
          ))}
        </tbody>
      </Box>
    </>
  );
}

interface DocumentRowProps {
  document: Document;
  acts: ReactNode;
  onDownload: () => void;
}

function DocumentRow({ document, acts, onDownload }: DocumentRowProps) {
  const { scheme } = useMe();
  const { you } = useVoice();
  const sides: Record<Party, string> = { business: you, scheme: scheme.shortName, consumer: "Consumer" };
  return (
    <tr>
      <td>
        <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 2 }}>
          <Icon name="file" size={16} color="currentColor" />
          <Link component="button" type="button" underline="hover" onClick={onDownload} sx={name}>
            {document.name}
          </Link>
          <ConfidentialPill state={document.confidentiality} />
        </Box>
      </td>
      <td>{document.documentType}</td>
      <td>
        {sides[document.providedBy]}
        {document.providerName !== null && (
          <Box component="span" sx={{ color: "text.secondary" }}>
            , {document.providerName}
          </Box>
        )}
      </td>
      <td>{formatDate(dateOf(document.at, scheme.timeZone))}</td>
      <td className="number">{formatBytes(document.size)}</td>
      <td className="number act" data-print="hide">
        {acts}
        <NamedIconButton
          icon="download"
          size="small"
          name={`Download ${document.name}`}
          onClick={onDownload}
        />
      </td>
    </tr>
  );
}

const confidential: Record<Exclude<Document["confidentiality"], "none">, [PillTone, string]> = {
  asked: ["warning", "Confidentiality asked for"],
  granted: ["info", "Confidential"],
  refused: ["neutral", "Confidentiality refused"],
};

function ConfidentialPill({ state }: { state: Document["confidentiality"] }) {
  if (state === "none") return null;
  const [tone, words] = confidential[state];
  return (
    <Pill icon="lock" tone={tone}>
      {words}
    </Pill>
  );
}

const name = {
  fontWeight: 600,
  fontSize: "0.9375rem",
  textAlign: "left",
  overflowWrap: "anywhere",
  minWidth: 0,
} as const;

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
  "& tbody td": { height: 48, p: "6px 8px", borderBottom: "1px solid", borderColor: "line.soft" },
  "& tbody tr:last-child td": { borderBottom: 0 },
  "& tbody tr:hover": { bgcolor: "surface.hover" },
  "& th:first-of-type, & td:first-of-type": { pl: 5 },
  "& .number": { textAlign: "right", whiteSpace: "nowrap" },
  "& .act": { pr: 3 },
  "@media (max-width: 719.95px)": {
    "& thead": { display: "none" },
    "& tbody tr": {
      display: "flex",
      flexWrap: "wrap",
      gap: "0 12px",
      p: "8px 16px",
      borderBottom: "1px solid",
      borderColor: "line.soft",
    },
    "& tbody td": { height: "auto", p: 0, border: 0, color: "text.secondary", typography: "dense" },
    "& tbody td:first-of-type": { flexBasis: "100%", pl: 0, py: 1 },
    "& .act": { display: "none" },
  },
} as const;
