import Box from "@mui/material/Box";

import type { Schema } from "@/api/types";
import { useMe } from "@/session/MeContext";
import { Facts } from "@/ui/data/Facts";
import { Pill } from "@/ui/data/Pill";
import { ruled } from "@/ui/data/entries";
import { Note } from "@/ui/feedback/Note";
import { formatBytes, plural } from "@/ui/format/words";
import { Card } from "@/ui/layout/Card";

import { noDetails, type Draft } from "../sending/draft";
import type { UploadItem } from "../sending/items";
import { FileMark } from "./FileMark";
import type { Readiness } from "./readiness";

interface CheckStepProps {
  draft: Draft;
  ready: Readiness;
  requests: readonly Schema<"RequestOnCase">[];
}

/** Step 4: everything once more, as it will arrive. */
export function CheckStep({ draft, ready, requests }: CheckStepProps) {
  const { scheme } = useMe();
  const kind = scheme.documents.kinds.find(({ code }) => code === draft.kind);
  const answered = requests.find(({ id }) => id === draft.answers);
  const moving = ready.going.filter(({ stage }) => stage.kind !== "sent").length;
  return (
    <Box sx={{ display: "grid", gap: 4, maxWidth: 960 }}>
      {ready.left.length > 0 && (
        <Note severity="warning" icon="alert" lead={`${plural(ready.left.length, "file")} will be left out.`}>
          {ready.left.map(({ name }) => name).join(", ")}
        </Note>
      )}
      {moving > 0 && (
        <Note lead={`${plural(moving, "file")} still uploading.`}>
          You can send now: the rest follows by itself while the portal is open.
        </Note>
      )}
      <Card title="This upload" padded>
        <Facts
          facts={[
            { label: "What it is", value: kind?.label ?? "Not chosen" },
            { label: "To", value: scheme.name },
            ...(answered === undefined ? [] : [{ label: "Answers", value: answered.what }]),
            ...(draft.message === "" ? [] : [{ label: "Message", value: draft.message }]),
          ]}
        />
      </Card>
      <Card title={plural(ready.going.length, "file")}>
        <Box component="ul" aria-label="Files that will be sent">
          {ready.going.map((item) => (
            <CheckRow key={item.id} item={item} draft={draft} />
          ))}
        </Box>
      </Card>
      {answered !== undefined && <Note>It is ticked off once every file is in and none was refused.</Note>}
      {kind?.isBusinessFile === true && (
        <Note>The business file counts as received once every file is in and none was refused.</Note>
      )}
    </Box>
  );
}

function CheckRow({ item, draft }: { item: UploadItem; draft: Draft }) {
  const { type, comment, confidential } = draft.details[item.id] ?? noDetails;
  return (
    <Box component="li" sx={row}>
      <FileMark name={item.name} />
      <Box sx={{ minWidth: 0 }}>
        <Box component="p" sx={{ fontWeight: 600, overflowWrap: "anywhere" }}>
          {item.name}
        </Box>
        <Box component="p" sx={{ typography: "dense", color: "text.secondary" }}>
          {[formatBytes(item.size), type].join(" · ")}
        </Box>
        {comment !== "" && (
          <Box component="p" sx={{ typography: "dense", overflowWrap: "anywhere" }}>
            {comment}
          </Box>
        )}
      </Box>
      {confidential && (
        <Pill icon="lock" tone="warning">
          Confidential
        </Pill>
      )}
    </Box>
  );
}

const row = {
  display: "grid",
  gridTemplateColumns: "40px minmax(0, 1fr) auto",
  alignItems: "center",
  gap: 4,
  minHeight: 60,
  p: { xs: "10px 12px", sm: "10px 20px" },
  ...ruled,
} as const;
