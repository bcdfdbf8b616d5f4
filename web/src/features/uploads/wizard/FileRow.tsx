import Box from "@mui/material/Box";
import LinearProgress from "@mui/material/LinearProgress";

import { useMe } from "@/session/MeContext";
import { Pill } from "@/ui/data/Pill";
import { ruled } from "@/ui/data/entries";
import { formatBytes } from "@/ui/format/words";
import { Icon } from "@/ui/icons/Icon";

import type { FileProgress } from "../model/types";
import type { UploadItem } from "../sending/items";
import { percent } from "../sending/pace";
import { FileActs, type RowActs } from "./FileActs";
import { FileMark } from "./FileMark";
import { rowWords } from "./rowWords";

interface FileRowProps {
  item: UploadItem;
  scanned: FileProgress | undefined;
  acts: RowActs;
}

const WITH_BAR = ["uploading", "dropped", "paused", "sent"];

/** One file: what it is, how it stands, and what can be done about it. */
export function FileRow({ item, scanned, acts }: FileRowProps) {
  const { scheme } = useMe();
  const words = rowWords(item, scanned, scheme.timeZone);
  const refused = item.stage.kind === "refused" || scanned?.refusal != null;
  const troubled = refused || words.tone === "trouble";
  return (
    <Box component="li" sx={row} data-troubled={troubled || undefined}>
      <FileMark name={item.name} trouble={refused} />
      <Box sx={{ minWidth: 0 }} className="facts">
        <Box sx={head}>
          <b>{item.name}</b>
          <Box component="span" sx={{ typography: "dense", color: "text.secondary", whiteSpace: "nowrap" }}>
            {formatBytes(item.size)}
          </Box>
          {words.pill !== null && (
            <Pill icon={words.pill.icon} tone={words.pill.tone}>
              {words.pill.words}
            </Pill>
          )}
        </Box>
        <Box component="p" sx={line[words.tone]}>
          {words.tone === "done" && <Icon name="done" size={16} />}
          {words.line}
        </Box>
      </Box>
      {!troubled && WITH_BAR.includes(item.stage.kind) && <Bar item={item} />}
      <FileActs item={item} refused={refused} acts={acts} />
    </Box>
  );
}

function Bar({ item }: { item: UploadItem }) {
  const done = percent(item.sent, item.size);
  return (
    <Box className="bar" sx={{ display: "flex", alignItems: "center", gap: 3 }}>
      <LinearProgress
        variant="determinate"
        color={item.stage.kind === "sent" ? "success" : "primary"}
        value={done}
        aria-label={item.name}
        sx={{ width: { sm: 144 }, flex: { xs: 1, sm: "none" } }}
      />
      <Box sx={{ width: 40, textAlign: "right", typography: "dense", fontWeight: 600 }}>{done}%</Box>
    </Box>
  );
}

const row = {
  display: "grid",
  gridTemplateColumns: { xs: "32px minmax(0, 1fr) auto", sm: "40px minmax(0, 1fr) auto auto" },
  alignItems: { xs: "start", sm: "center" },
  gap: { xs: "4px 12px", sm: "4px 16px" },
  minHeight: 72,
  p: { xs: "12px 8px 12px 12px", sm: "12px 16px 12px 20px" },
  ...ruled,
  "& .acts": { gridColumn: { sm: 4 }, minWidth: { sm: 68 } },
  "& .bar": { gridColumn: { xs: "2 / -1", sm: 3 }, gridRow: { xs: 2, sm: 1 } },
  "&[data-troubled] .facts": { gridColumn: { xs: "2 / -1", sm: "2 / 4" } },
  "&[data-troubled] .acts": { gridColumn: { xs: "2 / -1", sm: 4 }, justifyContent: { xs: "flex-start" } },
} as const;

const head = {
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: "2px 8px",
  "& b": { fontWeight: 600, overflowWrap: "anywhere", minWidth: 0 },
} as const;

const words = { display: "flex", alignItems: "center", gap: "6px", typography: "dense", mt: "2px" } as const;

const line = {
  plain: { ...words, color: "text.secondary" },
  trouble: { ...words, color: "text.primary" },
  done: { ...words, color: "success.main", fontWeight: 600 },
} as const;
