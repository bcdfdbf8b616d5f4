import { useSearchParams } from "react-router";

import type { SessionState } from "../sending/session";
import { isIncluded } from "../sending/items";
import { stepIn, type StepName } from "./steps";

/** The step lives in the address: back goes a step back, and a reload stays. */
export function useStep({ draft, items }: SessionState): [StepName, (step: StepName) => void] {
  const [params, setParams] = useSearchParams();
  const step = stepIn(params.get("step"), items.filter(isIncluded).length, draft.receipt !== null);
  const go = (next: StepName): void =>
    setParams((old) => {
      const changed = new URLSearchParams(old);
      changed.set("step", next);
      return changed;
    });
  return [step, go];
}
