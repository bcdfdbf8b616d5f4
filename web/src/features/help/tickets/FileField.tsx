import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import FormHelperText from "@mui/material/FormHelperText";
import Typography from "@mui/material/Typography";
import { useRef } from "react";

import { NamedIconButton } from "@/ui/controls/NamedIconButton";
import { formatBytes } from "@/ui/format/words";
import { Icon } from "@/ui/icons/Icon";

interface FileFieldProps {
  files: readonly File[];
  onChange: (files: File[]) => void;
  error: string | undefined;
}

/** Screenshots to send along. */
export function FileField({ files, onChange, error }: FileFieldProps) {
  const control = useRef<HTMLInputElement>(null);
  return (
    <Box role="group" aria-label="Screenshots">
      <Typography variant="control" component="p" sx={{ fontWeight: 600 }}>
        Screenshots (optional)
      </Typography>
      <Typography variant="dense" component="p" color="textSecondary" sx={{ mb: 2 }}>
        Pictures or PDF, up to 5. They are checked like every other file. Leave out what nobody needs to see.
      </Typography>
      <Box component="ul" sx={{ display: "grid", gap: 1, mb: files.length > 0 ? 2 : 0 }}>
        {files.map((file, place) => (
          <Box component="li" key={`${file.name}-${place}`} sx={line}>
            <Icon name="file" size={16} />
            <Box component="span" sx={{ overflowWrap: "anywhere" }}>
              {`${file.name}, ${formatBytes(file.size)}`}
            </Box>
            <NamedIconButton
              icon="close"
              iconSize={16}
              size="small"
              name={`Leave out ${file.name}`}
              onClick={() => onChange(files.filter((each) => each !== file))}
            />
          </Box>
        ))}
      </Box>
      <Button
        size="small"
        startIcon={<Icon name="plus" size={16} />}
        onClick={() => control.current?.click()}
      >
        Add a screenshot
      </Button>
      <input
        ref={control}
        type="file"
        multiple
        hidden
        data-testid="screenshots"
        onChange={({ currentTarget }) => {
          const chosen = [...(currentTarget.files ?? [])];
          // Choosing the same file again must count as a change.
          currentTarget.value = "";
          onChange([...files, ...chosen]);
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

const line = { display: "flex", alignItems: "center", gap: 2, typography: "dense" } as const;
