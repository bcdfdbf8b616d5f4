import Box from "@mui/material/Box";

import { useMe } from "@/session/MeContext";
import type { Trouble } from "@/ui/feedback/ErrorNote";

import { ChannelField } from "../ChannelField";
import { CommentField } from "../CommentField";
import type { UpdateDraft } from "../model/draft";
import type { Mistakes } from "../model/mistakes";
import { ReasonField } from "../ReasonField";
import { SendTrouble } from "../SendTrouble";

interface ManyFormProps {
  draft: UpdateDraft;
  mistakes: Mistakes;
  trouble: (Trouble & { code: string }) | null;
  onChange: (part: Partial<UpdateDraft>) => void;
  onStartAnew: () => void;
}

/** What goes with every case. */
export function ManyForm({ draft, mistakes, trouble, onChange, onStartAnew }: ManyFormProps) {
  const { updates } = useMe().scheme;
  const count = draft.references.length;
  const many = count > 1;
  return (
    <Box sx={{ display: "grid", gap: 5 }}>
      {trouble !== null && <SendTrouble error={trouble} onStartAnew={onStartAnew} />}
      <ReasonField value={draft.reason} onChange={(reason) => onChange({ reason })} error={mistakes.reason} />
      <CommentField
        label={many ? `Comment for all ${count} cases` : "Comment"}
        hint={many ? "Goes with every case" : undefined}
        value={draft.comment}
        most={updates.bulkCommentMax}
        rows={6}
        onChange={(comment) => onChange({ comment })}
        error={mistakes.comment}
      />
      <ChannelField many={many} value={draft.channel} onChange={(channel) => onChange({ channel })} />
    </Box>
  );
}
