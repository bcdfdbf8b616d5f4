import { FigureChoice } from "@/ui/controls/FigureChoice";

import type { WorkKind, Worklist } from "./useWorklist";

interface KindFiguresProps {
  kinds: Worklist["kinds"];
  chosen: WorkKind | null;
  onChoose: (kind: WorkKind | null) => void;
}

/** How much of each kind is open; a press narrows the list to it, another lets go. */
export function KindFigures({ kinds, chosen, onChoose }: KindFiguresProps) {
  return (
    <FigureChoice
      label="Kinds of work"
      figures={kinds.map(({ kind, label, open }) => ({ value: kind, label, count: open }))}
      chosen={chosen}
      onChoose={(kind) => onChoose(kind === chosen ? null : kind)}
    />
  );
}
