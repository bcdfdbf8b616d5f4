import type { Schema } from "@/api/types";
import type { PillTone } from "@/ui/data/Pill";
import type { IconName } from "@/ui/icons/shapes";

export const signInMethods: Record<Schema<"SignInMethod">, string> = {
  local: "With an account here",
  oidc: "With your own provider, by OpenID Connect",
  saml: "With your own provider, by SAML",
};

export const secondFactors: Record<Schema<"SecondFactor">, string> = {
  authenticator: "An authenticator app",
  passkey: "A passkey or security key",
  "smart-card": "A smart card or certificate",
  message: "A text message or call",
};

interface StateWords {
  words: string;
  icon: IconName;
  tone: PillTone;
}

export const requestStates: Record<Schema<"RequestState">, StateWords> = {
  unconfirmed: { words: "Not confirmed yet", icon: "clock", tone: "warning" },
  waiting: { words: "Being looked at", icon: "clock", tone: "info" },
  asked: { words: "Question asked", icon: "message", tone: "warning" },
  approved: { words: "Approved", icon: "done", tone: "success" },
  declined: { words: "Declined", icon: "close", tone: "neutral" },
};
