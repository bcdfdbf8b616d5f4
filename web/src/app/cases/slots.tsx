import { lazy, Suspense, type ComponentType } from "react";

import type { CaseSlots } from "@/features/cases/model/slots";

/** Fetched with the first page that shows it; until then its place is empty. */
function late<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): ComponentType<Props> {
  const Loaded = lazy(load) as unknown as ComponentType<Props>;
  return function Late(props: Props) {
    return (
      <Suspense fallback={null}>
        <Loaded {...props} />
      </Suspense>
    );
  };
}

/** The acts of exports, updates, assignments, requests and challenges, in their places on the pages of cases. */
export const caseSlots: CaseSlots = {
  Views: late(() => import("./Views")),
  ListActs: late(() => import("./ListActs")),
  SelectionActs: late(() => import("./SelectionActs")),
  CaseActs: late(() => import("./CaseActs")),
  RequestActs: late(() => import("./RequestActs")),
  Challenges: late(() => import("@/features/challenges/ChallengesCard")),
};
