import { createContext, use } from "react";

import type { Schema } from "@/api/types";

export type Me = Schema<"Me">;
export type CaseField = Schema<"Column">;

export const MeContext = createContext<Me | null>(null);

/** Who is signed in, what they may do, and the scheme's rules. Only inside the signed-in pages. */
export function useMe(): Me {
  const me = use(MeContext);
  if (me === null) throw new Error("useMe is used outside the signed-in pages.");
  return me;
}

/** The fields of a case: labels, explanations, types, vocabularies, in the glossary's order. */
export const useCaseFields = (): readonly CaseField[] => useMe().caseFields;

/** Whether the signed-in person may do something. The server decides again; this only keeps dead buttons away. */
export const useMay = (permission: Schema<"Permission">): boolean => useMe().permissions.includes(permission);
