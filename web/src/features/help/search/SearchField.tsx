import InputAdornment from "@mui/material/InputAdornment";
import OutlinedInput from "@mui/material/OutlinedInput";
import type { Ref } from "react";

import { Icon } from "@/ui/icons/Icon";

interface SearchFieldProps {
  value: string;
  onChange: (value: string) => void;
  inputRef?: Ref<HTMLInputElement>;
}

export function SearchField({ value, onChange, inputRef }: SearchFieldProps) {
  return (
    <OutlinedInput
      type="search"
      fullWidth
      value={value}
      onChange={({ target }) => onChange(target.value)}
      placeholder="Search help"
      {...(inputRef !== undefined && { inputRef })}
      inputProps={{ "aria-label": "Search help", autoComplete: "off" }}
      startAdornment={
        <InputAdornment position="start">
          <Icon name="search" />
        </InputAdornment>
      }
    />
  );
}
