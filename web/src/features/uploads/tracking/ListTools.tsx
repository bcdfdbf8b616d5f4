import Box from "@mui/material/Box";
import FormControlLabel from "@mui/material/FormControlLabel";
import InputAdornment from "@mui/material/InputAdornment";
import OutlinedInput from "@mui/material/OutlinedInput";
import Switch from "@mui/material/Switch";
import { useEffect, useState } from "react";

import type { Schema } from "@/api/types";
import { Segmented } from "@/ui/controls/Segmented";
import { formatCount } from "@/ui/format/words";
import { Icon } from "@/ui/icons/Icon";

import type { ListAddress, Shown } from "./useUploadList";

/** How long a pause in typing means "now". */
const PAUSE_MS = 350;

interface ListToolsProps {
  address: ListAddress;
  figures: Schema<"UploadFigures"> | undefined;
}

export function ListTools({ address, figures }: ListToolsProps) {
  const counted = (label: string, count: number | undefined): string =>
    count === undefined ? label : `${label} ${formatCount(count)}`;
  const segments: { value: Shown; label: string }[] = [
    { value: "all", label: counted("All", figures?.all) },
    { value: "to-fix", label: counted("To fix", figures?.toFix) },
    { value: "in-progress", label: counted("In progress", figures?.inProgress) },
    { value: "received", label: counted("Received", figures?.received) },
  ];
  return (
    <Box sx={tools}>
      <Box sx={{ overflowX: "auto", maxWidth: "100%" }}>
        <Segmented
          label="Show"
          value={address.show}
          segments={segments}
          onChange={(show) => address.go({ show })}
        />
      </Box>
      <Search {...address} />
      <FormControlLabel
        sx={{ ml: { sm: "auto" }, "& .MuiFormControlLabel-label": { typography: "control" } }}
        label="Only mine"
        control={<Switch checked={address.mine} onChange={(_, mine) => address.go({ mine })} />}
      />
    </Box>
  );
}

function Search({ search, go }: ListAddress) {
  const [words, setWords] = useState(search);

  useEffect(() => {
    if (words === search) return;
    const timer = setTimeout(() => go({ search: words }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words, search, go]);

  return (
    <OutlinedInput
      size="small"
      type="search"
      value={words}
      onChange={({ target }) => setWords(target.value)}
      placeholder="Reference or file name"
      inputProps={{ "aria-label": "Search uploads" }}
      sx={{ width: { xs: "100%", sm: 280 } }}
      startAdornment={
        <InputAdornment position="start">
          <Icon name="search" />
        </InputAdornment>
      }
    />
  );
}

const tools = {
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: { xs: 3, sm: 4 },
  mb: 4,
} as const;
