import { useState } from "react";

import { useMe } from "@/session/MeContext";
import { door } from "@/session/storage/door";

import { usualColumns } from "./listColumns";

/** How this person likes the list to look. It changes nothing in what is listed, so it isn't part of the address. */
export interface ViewPreferences {
  columns: string[];
  density: "compact" | "standard";
  layout: "list" | "cards";
}

export const defaultPreferences: ViewPreferences = {
  columns: usualColumns,
  density: "compact",
  layout: "list",
};

const isPreferences = (value: unknown): value is ViewPreferences =>
  typeof value === "object" && value !== null && Array.isArray((value as Partial<ViewPreferences>).columns);

/** What was kept, on top of today's defaults, so that a preference added later has a value. */
function parsePreferences(kept: string | null): ViewPreferences {
  const value: unknown = kept === null ? null : JSON.parse(kept);
  return isPreferences(value) ? { ...defaultPreferences, ...value } : defaultPreferences;
}

/** Kept in this browser for this person. */
export function useViewPreferences(): [ViewPreferences, (change: Partial<ViewPreferences>) => void] {
  const key = `recourse.case-list.${useMe().user.id}`;
  const [preferences, setPreferences] = useState(() => parsePreferences(door.getItem(key)));
  const change = (part: Partial<ViewPreferences>): void => {
    const next = { ...preferences, ...part };
    setPreferences(next);
    door.setItem(key, JSON.stringify(next));
  };
  return [preferences, change];
}
