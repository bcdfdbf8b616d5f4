import Checkbox from "@mui/material/Checkbox";
import FormControl from "@mui/material/FormControl";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormGroup from "@mui/material/FormGroup";
import FormLabel from "@mui/material/FormLabel";

import { roleNames, type PeopleList, type Role } from "./usePeople";

export interface Access {
  roles: Role[];
  businessIds: string[];
}

interface AccessFieldsProps {
  value: Access;
  roles: readonly Role[];
  businesses: PeopleList["businesses"];
  onChange: (value: Access) => void;
}

/** What somebody may do, and for which businesses. */
export function AccessFields({ value, roles, businesses, onChange }: AccessFieldsProps) {
  return (
    <>
      <Ticks
        legend="Roles"
        items={roles.map((role) => ({ id: role, name: roleNames[role] ?? role }))}
        ticked={value.roles}
        onChange={(chosen) => onChange({ ...value, roles: chosen })}
      />
      <Ticks
        legend="Businesses"
        items={businesses}
        ticked={value.businessIds}
        onChange={(chosen) => onChange({ ...value, businessIds: chosen })}
      />
    </>
  );
}

interface TicksProps<Id extends string> {
  legend: string;
  items: readonly { id: Id; name: string }[];
  ticked: readonly Id[];
  onChange: (ticked: Id[]) => void;
}

function Ticks<Id extends string>({ legend, items, ticked, onChange }: TicksProps<Id>) {
  const toggle = (id: Id): void =>
    onChange(ticked.includes(id) ? ticked.filter((each) => each !== id) : [...ticked, id]);
  return (
    <FormControl component="fieldset">
      <FormLabel component="legend">{legend}</FormLabel>
      <FormGroup>
        {items.map(({ id, name }) => (
          <FormControlLabel
            key={id}
            control={<Checkbox checked={ticked.includes(id)} onChange={() => toggle(id)} />}
            label={name}
          />
        ))}
      </FormGroup>
    </FormControl>
  );
}
