import Box from "@mui/material/Box";
import Button from "@mui/material/Button";

import { NamedIconButton } from "@/ui/controls/NamedIconButton";

import type { UploadItem } from "../sending/items";

export interface RowActs {
  remove: (item: UploadItem) => void;
  pause: (item: UploadItem) => void;
  resume: (item: UploadItem) => void;
  sendAgain: (item: UploadItem) => void;
  chooseAgain: (item: UploadItem) => void;
  /** Puts another file in the place of one that can't be accepted. */
  replace: (item: UploadItem) => void;
}

/** What can be done about a file, told apart for assistive technology by its name. */
export function FileActs({ item, refused, acts }: { item: UploadItem; refused: boolean; acts: RowActs }) {
  const kind = item.stage.kind;
  const running = kind === "uploading" || kind === "dropped" || kind === "waiting";
  return (
    <Box className="acts" sx={{ display: "flex", alignItems: "center", gap: 1, justifyContent: "flex-end" }}>
      {refused && <Act item={item} label="Add another copy" onClick={acts.replace} />}
      {!refused && kind === "duplicate" && (
        <>
          <Act item={item} label="Leave it out" onClick={acts.remove} />
          <Act item={item} label="Send it again" onClick={acts.sendAgain} quiet />
        </>
      )}
      {kind === "missing" && <Act item={item} label="Choose the file" onClick={acts.chooseAgain} />}
      {kind === "failed" && <Act item={item} label="Try again" onClick={acts.resume} />}
      {running && (
        <NamedIconButton
          icon="pause"
          size="small"
          name={`Pause ${item.name}`}
          onClick={() => acts.pause(item)}
        />
      )}
      {kind === "paused" && <Act item={item} label="Carry on" onClick={acts.resume} />}
      {kind !== "duplicate" && (
        <NamedIconButton
          icon="close"
          size="small"
          name={`Remove ${item.name}`}
          onClick={() => acts.remove(item)}
        />
      )}
    </Box>
  );
}

interface ActProps {
  item: UploadItem;
  label: string;
  onClick: (item: UploadItem) => void;
  quiet?: boolean;
}

function Act({ item, label, onClick, quiet = false }: ActProps) {
  return (
    <Button
      size="small"
      variant={quiet ? "text" : "outlined"}
      // The visible words come first, so that saying them presses the button.
      aria-label={`${label}: ${item.name}`}
      onClick={() => onClick(item)}
    >
      {label}
    </Button>
  );
}
