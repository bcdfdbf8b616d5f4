import { useState } from "react";

import { useMe } from "@/session/MeContext";

import type { UpdateDraft } from "./model/draft";
import { draftsOf, type DraftPlace } from "./model/draftStore";

interface KeptDraft {
  draft: UpdateDraft;
  change: (part: Partial<UpdateDraft>) => void;
  /** Forgets what is kept: it was sent, or isn't wanted any more. */
  drop: () => void;
}

/** A draft that is kept with every change. `begin` makes it from what was kept before. */
export function useDraft(place: DraftPlace, begin: (kept: UpdateDraft | null) => UpdateDraft): KeptDraft {
  const drafts = draftsOf(useMe().user.id);
  const [draft, setDraft] = useState(() => begin(drafts.read(place)));
  const change = (part: Partial<UpdateDraft>): void => {
    const next = { ...draft, ...part };
    setDraft(next);
    drafts.keep(place, next);
  };
  return { draft, change, drop: () => drafts.drop(place) };
}
