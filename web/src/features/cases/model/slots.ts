import { createContext, use, type ComponentType } from "react";

import type { Schema } from "@/api/types";

import type { CaseDetails, CaseFilter, CaseQuery, CaseRequest } from "./types";

/** The list as it stands: what an export of it would hold. */
export interface CurrentList {
  view: CaseFilter & Pick<CaseQuery, "sort" | "direction">;
  /** How many cases it lists; undefined while they are counted. */
  listed: number | undefined;
  /** The columns shown, in their order. */
  columns: readonly string[];
}

export interface TickedCase {
  reference: string;
  businessName: string;
}

/** How the list looks: part of a saved view, but not of the address. */
export type Look = Schema<"Look">;

/**
 * Where other features offer their acts on cases. The app fills these places in: a feature never
 * imports another.
 */
export interface CaseSlots {
  /** The saved views, at the left of the list's acts. `onOpen` shows the list of an address; null keeps the look. */
  Views: ComponentType<{
    query: CurrentList["view"];
    look: Look;
    viewId: string | null;
    bare: boolean;
    onOpen: (address: URLSearchParams, look: Look | null, how: { replace: boolean }) => void;
  }>;
  /** In the head of the list. */
  ListActs: ComponentType<CurrentList>;
  /** In the bar of what is ticked. `onDone` lets go of the ticks. */
  SelectionActs: ComponentType<{ list: CurrentList; ticked: readonly TickedCase[]; onDone: () => void }>;
  /** In the head of a case, before its primary act. */
  CaseActs: ComponentType<{ details: CaseDetails }>;
  /** Under each open request of a case. */
  RequestActs: ComponentType<{ details: CaseDetails; request: CaseRequest }>;
  /** Beneath the complaint on a case: what is recorded wrongly, and until when it can be said. */
  Challenges: ComponentType<{ details: CaseDetails }>;
}

export const CaseSlotsContext = createContext<CaseSlots | null>(null);

export function useCaseSlots(): CaseSlots {
  const slots = use(CaseSlotsContext);
  if (slots === null) throw new Error("useCaseSlots is used outside the signed-in pages.");
  return slots;
}
