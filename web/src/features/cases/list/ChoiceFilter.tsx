import Autocomplete from "@mui/material/Autocomplete";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormGroup from "@mui/material/FormGroup";
import TextField from "@mui/material/TextField";

import type { FilterField } from "./filterFields";
import { choiceLabel } from "./filters";
import { NOT_SET } from "./listState";

/** More than this and ticking turns into searching. */
const MOST_BOXES = 12;

interface ChoiceFilterProps {
  field: FilterField;
  chosen: string[];
  onChange: (chosen: string[]) => void;
  seen: string[];
}

export function ChoiceFilter(props: ChoiceFilterProps) {
  const { choices } = props.field;
  return choices.length > 0 && choices.length <= MOST_BOXES ? <Boxes {...props} /> : <Typed {...props} />;
}

function Boxes({ field, chosen, onChange }: ChoiceFilterProps) {
  const toggle = (choice: string, on: boolean): void =>
    onChange(on ? [...chosen, choice] : chosen.filter((each) => each !== choice));
  return (
    <FormGroup>
      {field.choices.map((choice) => (
        <FormControlLabel
          key={choice}
          label={choice}
          sx={{ "& .MuiFormControlLabel-label": { typography: "control" } }}
          control={<Checkbox checked={chosen.includes(choice)} onChange={(_, on) => toggle(choice, on)} />}
        />
      ))}
    </FormGroup>
  );
}

/** Long vocabularies, and names of people: these are typed or picked among those seen in the list. */
function Typed({ field, chosen, onChange, seen }: ChoiceFilterProps) {
  const open = field.choices.length === 0;
  const options = open ? [NOT_SET, ...seen.filter((name) => name !== NOT_SET)] : field.choices;
  return (
    <Autocomplete
      multiple
      freeSolo={open}
      size="small"
      options={options}
      value={chosen}
      getOptionLabel={choiceLabel}
      onChange={(_, values) => onChange(values)}
      renderInput={(params) => (
        <TextField
          {...params}
          slotProps={{
            ...params.slotProps,
            htmlInput: { ...params.slotProps.htmlInput, "aria-label": field.label },
          }}
        />
      )}
    />
  );
}
