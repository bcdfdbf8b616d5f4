import type { Schema } from "@/api/types";
import type { IconName } from "@/ui/icons/shapes";

type Kind = Schema<"Kind">;
type Urgency = Schema<"Urgency">;

const icons: Record<Kind, IconName> = {
  "export-ready": "download",
  "export-failed": "alert",
  "upload-received": "done",
  "upload-refused": "alert",
  "upload-delayed": "clock",
  "message-received": "message",
  "case-assigned": "user",
  "outcome-recorded": "scales",
  "deadline-near": "clock",
  "deadline-passed": "alert",
  "request-made": "clock",
  "request-withdrawn": "done",
  "more-time-granted": "done",
  "more-time-refused": "alert",
  "challenge-answered": "scales",
  "suppression-granted": "done",
  "suppression-declined": "eye",
  "confidentiality-granted": "lock",
  "confidentiality-refused": "alert",
  "case-reopened": "cases",
  "case-closed": "cases",
  "view-entered": "bookmark",
  "cases-taken-over": "user",
  "ticket-answered": "help",
  "ticket-resolved": "done",
  "privacy-answered": "shield",
};

const tones: Record<Urgency, { bgcolor: string; color: string }> = {
  done: { bgcolor: "tint.success", color: "success.main" },
  news: { bgcolor: "tint.neutral", color: "text.secondary" },
  soon: { bgcolor: "tint.warning", color: "warning.main" },
  wrong: { bgcolor: "tint.error", color: "error.main" },
};

/** The drawing of a kind and the colours of its urgency. */
export const appearanceOf = (kind: Kind, urgency: Urgency) => ({ icon: icons[kind], tone: tones[urgency] });
