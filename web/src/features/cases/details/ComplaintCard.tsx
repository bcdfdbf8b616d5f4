import Typography from "@mui/material/Typography";
import Box from "@mui/material/Box";

import { useCaseFields, type CaseField } from "@/session/MeContext";
import { Facts, type Fact } from "@/ui/data/Facts";
import { formatDate } from "@/ui/format/dates";
import { plural } from "@/ui/format/words";
import { Card } from "@/ui/layout/Card";

import type { CaseDetails, CaseRow } from "../model/types";
import { useVoice } from "../model/voice";

/** Said in the head of the page already. */
const elsewhere = [
  "caseReference",
  "businessName",
  "businessReference",
  "caseStage",
  "priority",
  "businessCaseOwner",
  "schemeCaseOwner",
];

/** What the complaint is about, and every field that has a value. */
export function ComplaintCard({ details }: { details: CaseDetails }) {
  const fields = useCaseFields();
  const { isStaff } = useVoice();
  const facts = fields
    .filter(({ name }) => !elsewhere.includes(name))
    .flatMap((field) => factOf(field, details.case));
  return (
    <Card title="The complaint" padded>
      {details.summary !== "" && <Typography sx={{ maxWidth: "64ch" }}>{details.summary}</Typography>}
      <Box
        sx={details.summary === "" ? {} : { mt: 4, pt: 4, borderTop: "1px solid", borderColor: "line.soft" }}
      >
        <Facts facts={facts} columns={isStaff ? 1 : 2} />
      </Box>
    </Card>
  );
}

function factOf({ name, label, type }: CaseField, row: CaseRow): Fact[] {
  if (name === "businessFileReceivedDate" && row.businessFileReceivedDate === null)
    return [{ label, value: "Not received" }];
  if (name === "caseAge" && row.caseAge !== null) return [{ label, value: plural(row.caseAge, "day") }];
  const value = row[name as keyof CaseRow];
  if (value === null || value === false || value === "" || typeof value === "object") return [];
  if (name === "respondentContactEmail") return [{ label, value: <Email address={String(value)} /> }];
  if (type === "date") return [{ label, value: formatDate(String(value)) }];
  return [{ label, value: value === true ? "Yes" : String(value) }];
}

/** Too long for its column, an address breaks after its @ rather than anywhere. */
function Email({ address }: { address: string }) {
  const [user, host] = address.split("@");
  return (
    <>
      {user}@<wbr />
      {host}
    </>
  );
}
