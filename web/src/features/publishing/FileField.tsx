import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import FormHelperText from "@mui/material/FormHelperText";
import Typography from "@mui/material/Typography";
import { useRef } from "react";

import { useMe } from "@/session/MeContext";
import { formatBytes } from "@/ui/format/words";
import { Icon } from "@/ui/icons/Icon";

interface FileFieldProps {
  file: File | null;
  onChange: (file: File) => void;
  error: string | undefined;
}

/** The one file to publish. Its name is the title under which the case shows it. */
export function FileField({ file, onChange, error }: FileFieldProps) {
  const { scheme } = useMe();
  const control = useRef<HTMLInputElement>(null);
  return (
    <Box role="group" aria-label="File">
      <Typography variant="control" component="p" sx={{ fontWeight: 600 }}>
        File
      </Typography>
      <Typography variant="dense" component="p" color="textSecondary" sx={{ mb: 2 }}>
        {`Up to ${formatBytes(scheme.documents.maxBytes)}. Its name is the title on the case.`}
      </Typography>
      {file !== null && (
        <Box sx={{ display: "flex", alignItems: "center", gap: 2, mb: 2, typography: "control" }}>
          <Icon name="file" size={16} />
          <Box component="span" sx={{ overflowWrap: "anywhere" }}>
            {`${file.name}, ${formatBytes(file.size)}`}
          </Box>
        </Box>
      )}
      <Button size="small" variant="outlined" onClick={() => control.current?.click()}>
        {file === null ? "Choose a file" : "Choose another"}
      </Button>
      <input
        ref={control}
        type="file"
        hidden
        data-testid="publication"
        onChange={({ currentTarget }) => {
          const chosen = currentTarget.files?.[0];
          // Choosing the same file again must count as a change.
          currentTarget.value = "";
          if (chosen !== undefined) onChange(chosen);
        }}
      />
      {error !== undefined && (
        <FormHelperText error component="div" role="alert">
          {error}
        </FormHelperText>
      )}
    </Box>
  );
}
