import type { Schema } from "@/api/types";
import type { PillTone } from "@/ui/data/Pill";
import type { IconName } from "@/ui/icons/shapes";

export type Right = Schema<"PrivacyRight">;
export type State = Schema<"PrivacyState">;

export const rights: Record<Right, { title: string; what: string }> = {
  access: {
    title: "A copy of your data",
    what: "One ZIP file with everything held about you, to read and for machines.",
  },
  erasure: {
    title: "Erase your data",
    what: "Your account and your name go. What the law makes the scheme keep stays, without your name; you are told what.",
  },
  restriction: {
    title: "Restrict its processing",
    what: "Your data is kept and not otherwise used: no emails to you, no new cases for you. You can still sign in.",
  },
  lifting: {
    title: "Lift the restriction",
    what: "Your data is used again as before. An account that was disabled meanwhile stays so until an administrator of its organisation enables it.",
  },
};

export const states: Record<State, { label: string; tone: PillTone; icon: IconName }> = {
  received: { label: "Being looked into", tone: "info", icon: "clock" },
  proposed: { label: "Waiting for a second person", tone: "info", icon: "user" },
  "under-way": { label: "Being done", tone: "info", icon: "clock" },
  done: { label: "Done", tone: "success", icon: "done" },
  refused: { label: "Refused", tone: "error", icon: "alert" },
  withdrawn: { label: "Withdrawn", tone: "bare", icon: "done" },
};
