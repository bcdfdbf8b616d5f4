import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";

import { useMe } from "@/session/MeContext";
import { Avatar } from "@/ui/data/Avatar";
import { ruledWithin } from "@/ui/data/entries";
import { Card } from "@/ui/layout/Card";

import type { CaseDetails } from "../model/types";
import { useVoice } from "../model/voice";

type Person = CaseDetails["parties"][number];

export function PeopleCard({ details }: { details: CaseDetails }) {
  const { scheme } = useMe();
  const { yourCaseOwner } = useVoice();
  const roles: Record<Person["role"], string> = {
    consumer: "Consumer",
    representative: "Professional representative",
    investigator: `Investigator, ${scheme.shortName}`,
    ombudsman: `Ombudsman, ${scheme.shortName}`,
    "case-owner": yourCaseOwner,
  };
  const others = details.parties.filter(({ role }) => role !== "case-owner");
  const owner = details.case.businessCaseOwner;
  return (
    <Card title="People">
      <Box component="ul" sx={ruledWithin}>
        {others.map((person) => (
          <PersonRow key={person.role + person.name} name={person.name} role={roles[person.role]} />
        ))}
        {owner === null ? (
          <Box component="li" sx={row}>
            <Typography variant="control" sx={{ fontWeight: 600, color: "warning.main" }}>
              Unassigned
            </Typography>
            <Typography variant="dense" color="textSecondary">
              {yourCaseOwner}
            </Typography>
          </Box>
        ) : (
          <PersonRow name={owner} role={roles["case-owner"]} own />
        )}
      </Box>
    </Card>
  );
}

interface PersonRowProps {
  name: string;
  role: string;
  own?: boolean;
}

function PersonRow({ name, role, own = false }: PersonRowProps) {
  return (
    <Box component="li" sx={row}>
      <Avatar name={name} own={own} />
      <Box sx={{ minWidth: 0 }}>
        <Typography variant="control" sx={{ fontWeight: 600 }}>
          {name}
        </Typography>
        <Typography variant="dense" color="textSecondary">
          {role}
        </Typography>
      </Box>
    </Box>
  );
}

const row = { display: "flex", alignItems: "center", gap: 3, minHeight: 56, p: "6px 20px" } as const;
