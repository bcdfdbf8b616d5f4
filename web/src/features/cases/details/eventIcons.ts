import type { IconName } from "@/ui/icons/shapes";

/** Drawings for the kinds of event; a kind that came later gets the plain clock. */
const icons: Record<string, IconName> = {
  "case-received": "cases",
  "moved-to-investigation": "scales",
  "deadline-set": "clock",
  assigned: "user",
  "documents-received": "upload",
  "document-published": "file",
  "outcome-recorded": "scales",
  "request-made": "help",
  "request-answered": "done",
  "request-withdrawn": "close",
  "more-time-asked": "clock",
  "more-time-granted": "clock",
  "more-time-refused": "alert",
  "challenge-made": "flag",
  "challenge-answered": "scales",
  "challenge-withdrawn": "close",
  "update-sent": "send",
  "priority-set": "flag",
  referred: "arrow",
  "suppression-declined": "eye",
  "confidentiality-decided": "lock",
  "case-closed": "done",
};

export const eventIcon = (kind: string): IconName => icons[kind] ?? "clock";
