import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useId, useState, type MouseEvent } from "react";

import { NamedIconButton } from "@/ui/controls/NamedIconButton";

import { ConfirmDialog, type Act } from "./ConfirmDialog";
import { type PeopleList, type Person } from "./usePeople";

interface PersonActsProps {
  person: Person;
  abilities: PeopleList["abilities"];
}

/** What else can be done to somebody. What the directory can't do isn't there. */
export function PersonActs({ person, abilities }: PersonActsProps) {
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [act, setAct] = useState<Act | null>(null);
  const choose = (chosen: Act) => (): void => {
    setAnchor(null);
    setAct(chosen);
  };
  const out = person.standing === "disabled" || person.standing === "disabling";
  return (
    <>
      <NamedIconButton
        icon="menu"
        name={`More about ${person.name}`}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-controls={anchor === null ? undefined : id}
        onClick={(event: MouseEvent<HTMLElement>) => setAnchor(event.currentTarget)}
      />
      <Menu id={id} open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        <MenuItem onClick={choose(out ? "enablement" : "disablement")}>{out ? "Enable" : "Disable"}</MenuItem>
        {abilities.includes("reset-mfa") && (
          <MenuItem onClick={choose("mfa-reset")}>Reset second factor</MenuItem>
        )}
        <MenuItem onClick={choose("removal")}>Remove</MenuItem>
      </Menu>
      {act !== null && <ConfirmDialog person={person} act={act} onClose={() => setAct(null)} />}
    </>
  );
}
