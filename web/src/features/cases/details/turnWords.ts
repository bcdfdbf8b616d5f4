import { plural } from "@/ui/format/words";

import type { CaseDetails, Party } from "../model/types";

type Turn = CaseDetails["turn"];

/** How the block looks: filled for the reader's turn, red once that is late, quiet for everybody else's. */
export type TurnTone = "yours" | "late" | "others";

export function turnTone({ whose, passed }: Turn): TurnTone {
  if (whose !== "business") return "others";
  return passed ? "late" : "yours";
}

export function turnHolder(whose: Party | null, schemeName: string): string {
  if (whose === null) return "Closed";
  const names: Record<Party, string> = {
    business: "Your turn",
    scheme: `${schemeName}’s turn`,
    consumer: "Consumer’s turn",
  };
  return names[whose];
}

/** "9 working days left", "Today is the last day", "2 working days late" */
export function timeLeft({ workingDaysLeft, passed }: Pick<Turn, "workingDaysLeft" | "passed">): string {
  if (workingDaysLeft === null) return "";
  if (passed)
    return workingDaysLeft === 0 ? "Ended today" : `${plural(-workingDaysLeft, "working day")} late`;
  return workingDaysLeft === 0 ? "Today is the last day" : `${plural(workingDaysLeft, "working day")} left`;
}
