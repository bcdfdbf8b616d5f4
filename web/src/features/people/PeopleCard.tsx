import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";

import { useMe } from "@/session/MeContext";
import { Avatar } from "@/ui/data/Avatar";
import { Pill, type PillTone } from "@/ui/data/Pill";
import { formatMoment } from "@/ui/format/dates";
import { plural } from "@/ui/format/words";
import type { IconName } from "@/ui/icons/shapes";
import { Card } from "@/ui/layout/Card";

import { PersonActs } from "./PersonActs";
import { personRow } from "./rows";
import { rolesInWords, type PeopleList, type Person } from "./usePeople";

const standings: Record<Person["standing"], { icon: IconName; tone: PillTone; words: string }> = {
  active: { icon: "done", tone: "success", words: "Active" },
  enabling: { icon: "clock", tone: "info", words: "Enabling" },
  disabled: { icon: "pause", tone: "neutral", words: "Disabled" },
  disabling: { icon: "clock", tone: "neutral", words: "Disabling" },
  removing: { icon: "clock", tone: "warning", words: "Removing" },
};

interface PeopleCardProps {
  list: PeopleList;
  onChange: (person: Person) => void;
}

export function PeopleCard({ list, onChange }: PeopleCardProps) {
  return (
    <Card title={plural(list.people.length, "person", "people")}>
      <Box component="ul" aria-label="People">
        {list.people.map((person) => (
          <Box component="li" key={person.id} sx={personRow}>
            <Who person={person} list={list} />
            <Box sx={{ display: "flex", gap: 2, alignItems: "center", justifySelf: { md: "end" } }}>
              <Standing person={person} />
              {person.standing !== "removing" && (
                <>
                  <Button
                    variant="outlined"
                    size="small"
                    aria-label={`Change what ${person.name} may do`}
                    onClick={() => onChange(person)}
                  >
                    Change
                  </Button>
                  {!person.isYou && <PersonActs person={person} abilities={list.abilities} />}
                </>
              )}
            </Box>
          </Box>
        ))}
      </Box>
    </Card>
  );
}

/** Whose removal has begun and waits. */
const held = { icon: "pause", tone: "warning", words: "Removal held" } as const;

function Standing({ person }: { person: Person }) {
  const { icon, tone, words } = person.removalHeld ? held : standings[person.standing];
  return (
    <Pill icon={icon} tone={tone}>
      {words}
    </Pill>
  );
}

/** Why a removal waits, what holds meanwhile, and what ends it: nothing that an administrator has to do. */
function WhyHeld() {
  const { shortName } = useMe().scheme;
  return (
    <Typography variant="dense" component="div" sx={{ mt: 1, maxWidth: "64ch" }}>
      {`They’ve asked ${shortName} to restrict what is done with their data, so it’s kept for now. They can’t
        sign in. Once ${shortName} refuses that, or it’s taken back or lifted, the removal goes on by itself.`}
    </Typography>
  );
}

function Who({ person, list }: { person: Person; list: PeopleList }) {
  const { scheme } = useMe();
  const names = list.businesses.filter(({ id }) => person.businessIds.includes(id)).map(({ name }) => name);
  const seen =
    person.lastActiveAt === null
      ? "Not seen yet"
      : `Last active: ${formatMoment(person.lastActiveAt, scheme.timeZone)}`;
  return (
    <Box sx={{ display: "flex", gap: 3, minWidth: 0 }}>
      <Avatar name={person.name} />
      <Box sx={{ minWidth: 0, overflowWrap: "anywhere" }}>
        <Typography sx={{ fontWeight: 600 }}>
          {person.isYou ? `${person.name} (you)` : person.name}
        </Typography>
        <Typography variant="dense" component="div" color="textSecondary">
          {person.email}
        </Typography>
        <Typography variant="dense" component="div">
          {`${rolesInWords(person.roles)} · ${names.join(", ")}`}
        </Typography>
        <Typography variant="dense" component="div" color="textSecondary">
          {seen}
        </Typography>
        {person.removalHeld && <WhyHeld />}
      </Box>
    </Box>
  );
}
