import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";

import type { Schema } from "@/api/types";
import { useMe } from "@/session/MeContext";
import { formatMoment } from "@/ui/format/dates";
import { formatBytes } from "@/ui/format/words";
import { Icon } from "@/ui/icons/Icon";

import type { Screenshot } from "./types";

interface ConversationProps {
  messages: readonly Schema<"MessageShown">[];
  /** Whose words stand on the reader's own side. */
  own: Schema<"Side">;
  /** Opens a screenshot; only where the reader may. */
  onOpenFile?: (file: Screenshot) => void;
}

/** What was written, the oldest first. */
export function Conversation({ messages, own, onOpenFile }: ConversationProps) {
  const { scheme } = useMe();
  return (
    <Box component="ol" aria-label="Conversation" sx={{ display: "grid", gap: 3 }}>
      {messages.map(({ id, side, by, at, text, files }) => (
        <Box component="li" key={id} sx={{ ...message, ...(side === own ? ownSide : otherSide) }}>
          <Typography variant="dense" component="p" color="textSecondary">
            <Box component="span" sx={{ fontWeight: 600, color: "text.primary" }}>
              {side === "helpdesk" ? `${by}, helpdesk` : by}
            </Box>
            {` · ${formatMoment(at, scheme.timeZone)}`}
          </Typography>
          <Typography
            variant="control"
            component="p"
            sx={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}
          >
            {text}
          </Typography>
          {files.length > 0 && (
            <Box component="ul" aria-label="Screenshots" sx={{ display: "grid", gap: 1, mt: 1 }}>
              {files.map((file) => (
                <FileLine key={file.id} file={file} {...(onOpenFile !== undefined && { onOpenFile })} />
              ))}
            </Box>
          )}
        </Box>
      ))}
    </Box>
  );
}

function FileLine({ file, onOpenFile }: { file: Screenshot; onOpenFile?: (file: Screenshot) => void }) {
  const named = `${file.name}, ${formatBytes(file.size)}`;
  return (
    <Box
      component="li"
      sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 2, typography: "dense" }}
    >
      <Icon name="file" size={16} />
      {file.state === "clean" && onOpenFile !== undefined ? (
        <Button
          variant="text"
          size="small"
          onClick={() => onOpenFile(file)}
          sx={{ overflowWrap: "anywhere" }}
        >
          {`Download ${named}`}
        </Button>
      ) : (
        <Box component="span" sx={{ overflowWrap: "anywhere" }}>
          {named}
        </Box>
      )}
      <Box component="span" sx={{ color: "text.secondary" }}>
        {stateWords(file)}
      </Box>
    </Box>
  );
}

function stateWords({ state, refusal }: Screenshot): string {
  if (refusal !== null) return `Not accepted. ${refusal.found} ${refusal.advice}`;
  if (state === "clean") return "Checked";
  return state === "delayed" ? "The check takes longer than it should" : "Being checked";
}

const message = {
  p: "12px 16px",
  borderRadius: "8px",
  border: "1px solid",
  display: "grid",
  gap: 1,
} as const;
const ownSide = { bgcolor: "surface.sunken", borderColor: "line.soft", ml: { sm: 8 } } as const;
const otherSide = { bgcolor: "background.paper", borderColor: "divider", mr: { sm: 8 } } as const;
