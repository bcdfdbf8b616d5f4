import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { lazy, Suspense, useState, type ReactNode } from "react";

import { useMe } from "@/session/MeContext";
import { NamedIconButton } from "@/ui/controls/NamedIconButton";
import { Pill, type PillTone } from "@/ui/data/Pill";
import { recordTable } from "@/ui/data/tables";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { dateOf, formatDate } from "@/ui/format/dates";
import { formatBytes } from "@/ui/format/words";
import { Icon } from "@/ui/icons/Icon";
import { DocumentLink } from "@/ui/preview/DocumentLink";

import type { CaseDetails, Party } from "../model/types";
import { useVoice } from "../model/voice";
import { NewPill } from "./NewPill";
import { inOrder, type DocumentColumn, type DocumentOrder } from "./documentOrder";
import { useIsNew } from "./useNews";
import { useCasePreview } from "./useCasePreview";
import { useDownload } from "./useDownload";

const PreviewDialog = lazy(() => import("@/ui/preview/PreviewDialog"));

type Document = CaseDetails["documents"][number];

interface DocumentTableProps {
  reference: string;
  documents: readonly Document[];
  /** What staff can do with a document, at the end of its row. */
  actsOn?: (document: Document) => ReactNode;
}

/** Newest first, until another column is chosen. On a small screen each row becomes a block. */
export function DocumentTable({ reference, documents, actsOn }: DocumentTableProps) {
  const { download, error } = useDownload(reference);
  const preview = useCasePreview(reference);
  const shown = preview.document;
  const [order, setOrder] = useState<DocumentOrder>({ column: "at", descending: true });
  return (
    <>
      {error !== null && (
        <Box sx={{ p: 5 }}>
          <ErrorNote what="The file can't be downloaded." error={error} />
        </Box>
      )}
      <Box component="table" sx={recordTable}>
        <thead>
          <tr>
            {columns.map((column) => (
              <SortHead key={column} column={column} order={order} onOrder={setOrder} />
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {inOrder(documents, order).map((document) => (
            <DocumentRow
              key={document.id}
              document={document}
              acts={actsOn?.(document)}
              onOpen={() => (document.preview === null ? download(document) : preview.open(document))}
              onDownload={() => download(document)}
            />
          ))}
        </tbody>
      </Box>
      <Suspense fallback={null}>
        {shown !== null && (
          <PreviewDialog
            name={shown.name}
            preview={preview.preview}
            error={preview.error}
            onDownload={() => download(shown)}
            onClose={preview.close}
          />
        )}
      </Suspense>
    </>
  );
}

interface DocumentRowProps {
  document: Document;
  acts: ReactNode;
  /** Shows it where it can be shown, else saves it. */
  onOpen: () => void;
  onDownload: () => void;
}

const heads: Record<DocumentColumn, string> = {
  name: "Document",
  documentType: "Type",
  providedBy: "Provided by",
  at: "Date",
  size: "Size",
};
const columns = Object.keys(heads) as DocumentColumn[];

interface SortHeadProps {
  column: DocumentColumn;
  order: DocumentOrder;
  onOrder: (order: DocumentOrder) => void;
}

/** Sorts by its column; again, the other way round. Dates and sizes begin with the newest and largest. */
function SortHead({ column, order, onOrder }: SortHeadProps) {
  const sorted = order.column === column;
  const first = column === "at" || column === "size";
  const arrow = order.descending ? "sortDown" : "sortUp";
  const direction = order.descending ? "descending" : "ascending";
  return (
    <th
      scope="col"
      className={column === "size" ? "number" : undefined}
      {...(sorted && { "aria-sort": direction })}
    >
      <ButtonBase
        onClick={() => onOrder({ column, descending: sorted ? !order.descending : first })}
        sx={{ typography: "caption", fontWeight: 600, minHeight: 24, gap: 1, borderRadius: "4px" }}
      >
        {heads[column]}
        {sorted && <Icon name={arrow} size={16} />}
      </ButtonBase>
    </th>
  );
}

function DocumentRow({ document, acts, onOpen, onDownload }: DocumentRowProps) {
  const isNew = useIsNew(document.id);
  const { scheme } = useMe();
  const { you } = useVoice();
  const sides: Record<Party, string> = { business: you, scheme: scheme.shortName, consumer: "Consumer" };
  return (
    <tr>
      <td>
        <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 2 }}>
          <Box component="span" sx={name}>
            <Icon name="file" size={16} color="currentColor" />
            <DocumentLink document={document} onOpen={onOpen} />
          </Box>
          {isNew && <NewPill />}
          <ConfidentialPill state={document.confidentiality} />
        </Box>
        {document.confidentialityDecision !== null && (
          <Box component="p" sx={{ typography: "dense", color: "text.secondary", overflowWrap: "anywhere" }}>
            {document.confidentialityDecision.why}
          </Box>
        )}
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

const name = { display: "flex", alignItems: "center", gap: 2, minWidth: 0, fontSize: "0.9375rem" } as const;
