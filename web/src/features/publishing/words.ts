import type { PillTone } from "@/ui/data/Pill";
import type { IconName } from "@/ui/icons/shapes";

import type { CasePublishing, PublicationOnCase } from "./usePublishing";

interface Stage {
  icon: IconName;
  tone: PillTone;
  words: string;
}

const stages: Record<PublicationOnCase["state"], Stage> = {
  waiting: { icon: "upload", tone: "info", words: "On its way" },
  uploading: { icon: "upload", tone: "info", words: "On its way" },
  scanning: { icon: "scan", tone: "info", words: "Being checked" },
  delayed: { icon: "clock", tone: "warning", words: "Check delayed" },
  clean: { icon: "scan", tone: "info", words: "Being checked" },
  refused: { icon: "alert", tone: "error", words: "Not published" },
  received: { icon: "done", tone: "bare", words: "Published" },
  cancelled: { icon: "close", tone: "bare", words: "Put aside" },
};

export const stageOf = (state: PublicationOnCase["state"]): Stage => stages[state];

export type Kind = CasePublishing["outcomes"][number]["kind"];
/** "unsaid" is for an offer, which needn't say it. */
export type Change = "change" | "no-change" | "unsaid";

export interface OutcomeDraft {
  kind: Kind;
  result: string;
  change: Change;
  on: string;
  answerBy: string;
}

type Mistakes = Partial<Record<"result" | "change" | "on" | "answerBy", string>>;

/** What is missing or can't be right, by its field; the server decides again. Days are ISO dates. */
export function outcomeMistakes(draft: OutcomeDraft, today: string, enquiry: string): Mistakes {
  const mistakes: Mistakes = {};
  if (draft.result === "") mistakes.result = `Choose what the ${draft.kind} says`;
  if (draft.change === "unsaid" && draft.kind !== "offer")
    mistakes.change = `Say whether the ${draft.kind} changes the outcome`;
  if (draft.on === "") mistakes.on = "Choose the day on which it was sent";
  else if (draft.on > today) mistakes.on = "Choose today or a day before";
  else if (draft.on < enquiry) mistakes.on = "Choose a day on or after the enquiry date";
  if (draft.answerBy !== "" && draft.answerBy < draft.on)
    mistakes.answerBy = "Choose a day on or after the outcome's";
  return mistakes;
}

const flags: Record<Change, boolean | null> = { change: true, "no-change": false, unsaid: null };

export const changeFlag = (change: Change): boolean | null => flags[change];
