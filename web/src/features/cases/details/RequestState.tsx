import { Pill, type PillTone } from "@/ui/data/Pill";
import type { IconName } from "@/ui/icons/shapes";

import type { CaseRequest } from "../model/types";

interface Look {
  icon: IconName;
  tone: PillTone;
  words: string;
}

/** How a request stands, in one word. */
export function RequestState({ request }: { request: CaseRequest }) {
  const { icon, tone, words } = lookOf(request);
  return (
    <Pill icon={icon} tone={tone}>
      {words}
    </Pill>
  );
}

function lookOf({ state, passed, moreTime }: CaseRequest): Look {
  if (state === "answered") return { icon: "done", tone: "success", words: "Answered" };
  if (state === "withdrawn") return { icon: "close", tone: "neutral", words: "Withdrawn" };
  if (moreTime.some((ask) => ask.state === "asked"))
    return { icon: "clock", tone: "info", words: "More time asked for" };
  if (passed) return { icon: "alert", tone: "error", words: "Late" };
  return { icon: "clock", tone: "warning", words: "Open" };
}
