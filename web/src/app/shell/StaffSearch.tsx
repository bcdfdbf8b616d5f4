import Box from "@mui/material/Box";
import InputAdornment from "@mui/material/InputAdornment";
import OutlinedInput from "@mui/material/OutlinedInput";
import { useRef, type SyntheticEvent } from "react";
import { useNavigate } from "react-router";

import { Icon } from "@/ui/icons/Icon";

/** Opens a case of any organisation from every page of the console. Small screens have a page for it. */
function StaffSearch() {
  const field = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const reference = field.current?.value.trim() ?? "";
    if (reference !== "") void navigate(`/staff/cases/${encodeURIComponent(reference)}`);
  };
  return (
    <Box component="form" role="search" onSubmit={submit} sx={form}>
      <OutlinedInput
        size="small"
        fullWidth
        type="search"
        inputRef={field}
        placeholder="Case reference"
        inputProps={{ "aria-label": "Find a case by its reference" }}
        sx={input}
        startAdornment={
          <InputAdornment position="start">
            <Icon name="search" />
          </InputAdornment>
        }
      />
    </Box>
  );
}

const form = { width: { sm: 240, md: 336 }, display: { xs: "none", sm: "block" } } as const;
const input = {
  minHeight: 36,
  bgcolor: "transparent",
  color: "inherit",
  "& .MuiInputAdornment-root": { color: "inherit" },
  "& input::placeholder": { color: "inherit", opacity: 0.8 },
} as const;

export default StaffSearch;
