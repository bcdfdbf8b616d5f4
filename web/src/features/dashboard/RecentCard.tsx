import Box from "@mui/material/Box";

import { formatDate } from "@/ui/format/dates";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { Card } from "@/ui/layout/Card";
import { AS_BLOCKS, recordTable } from "@/ui/data/tables";
import { RouteLink } from "@/ui/navigation/RouteLink";
import type { Schema } from "@/api/types";

import { casesWith } from "./caseLinks";

const heads = [
  "Case reference",
  "Your reference",
  "Business",
  "Issue",
  "Product",
  "Enquiry date",
  "Investigation",
  "File required by",
];

const dateOr = (date: string | null): string => (date === null ? "" : formatDate(date));

/** The newest cases, with a way to all of them. */
export function RecentCard({ cases }: { cases: Schema<"RecentCase">[] }) {
  const all = (
    <RouteLink
      to={casesWith({ status: "all" })}
      underline="hover"
      sx={{ typography: "dense", fontWeight: 600 }}
    >
      View all cases
    </RouteLink>
  );
  return (
    <Card title="Recently added" end={all}>
      {cases.length === 0 ? (
        <EmptyState icon="cases" title="No case has been added yet" />
      ) : (
        <Box sx={{ overflowX: "auto" }} tabIndex={0} role="region" aria-label="Recently added cases">
          <Box component="table" sx={table}>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {cases.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    <RouteLink to={`/cases/${encodeURIComponent(row.caseReference)}`} underline="hover">
                      {row.caseReference}
                    </RouteLink>
                  </th>
                  <td>{row.businessReference}</td>
                  <td>{row.businessName}</td>
                  <td>{row.complaintIssue}</td>
                  <td>{row.productType}</td>
                  <td>{formatDate(row.enquiryDate)}</td>
                  <td>{dateOr(row.movedToInvestigationDate)}</td>
                  <td>{dateOr(row.businessFileRequiredBy)}</td>
                </tr>
              ))}
            </tbody>
          </Box>
        </Box>
      )}
    </Card>
  );
}

/** Eight columns: a small screen scrolls them sideways, for a newcomer is recognised by several at once. */
const table = {
  ...recordTable,
  whiteSpace: "nowrap",
  [AS_BLOCKS]: {},
  "& tbody th": {
    height: 48,
    typography: "control",
    fontWeight: 600,
    bgcolor: "transparent",
    color: "inherit",
  },
} as const;
