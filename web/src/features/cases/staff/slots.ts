import { createContext, use, type ComponentType } from "react";

import type { Schema } from "@/api/types";

export type StaffCase = Schema<"StaffCaseDetails">;
export type StaffDocument = StaffCase["documents"][number];

/**
 * Where other features put what staff see and do on a case. The app fills these places in, in this order:
 * a feature never imports another.
 */
export interface StaffCaseSlots {
  /** In the head of the case. */
  acts: readonly ComponentType<{ details: StaffCase }>[];
  /** Above what the case holds: what staff have to decide. */
  sections: readonly ComponentType<{ details: StaffCase }>[];
  /** At the end of a document's row. */
  documentActs: readonly ComponentType<{ details: StaffCase; document: StaffDocument }>[];
}

export const StaffCaseSlotsContext = createContext<StaffCaseSlots>({
  acts: [],
  sections: [],
  documentActs: [],
});

export const useStaffCaseSlots = (): StaffCaseSlots => use(StaffCaseSlotsContext);
