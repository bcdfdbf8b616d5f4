import { useMe } from "@/session/MeContext";
import { Pill } from "@/ui/data/Pill";
import type { IconName } from "@/ui/icons/shapes";

import type { Party } from "./types";

export const turnIcons: Record<Party, IconName> = { business: "arrow", scheme: "scales", consumer: "user" };

/** Whose move it is: tinted only when it's the reader's. */
export function TurnPill({ turn }: { turn: Party | null }) {
  const { scheme } = useMe();
  if (turn === null) return null;
  const words: Record<Party, string> = {
    business: "Your turn",
    scheme: scheme.shortName,
    consumer: "Consumer",
  };
  return (
    <Pill icon={turnIcons[turn]} tone={turn === "business" ? "yoursSoft" : "bare"}>
      {words[turn]}
    </Pill>
  );
}
