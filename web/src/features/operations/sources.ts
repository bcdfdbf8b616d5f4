const names: Record<string, string> = {
  "case-events": "Case intake",
  "email-reports": "Email reports",
  exports: "Exports",
  "feed:cases": "Changes of cases",
  notifications: "Notifications",
  people: "Invitations and the directory",
  "portal-updates": "Case system, out",
  "scan-results": "Scan results",
};

/** What people call a queue or feed; a new one goes by its own name until it has another. */
export const sourceName = (source: string): string => names[source] ?? source;

const reasons: Record<string, string> = {
  "message-invalid": "The message doesn't fit its type",
  MaxDeliveryCountExceeded: "Tried ten times, failed ten times",
  TTLExpiredException: "Nobody took it in time",
};

/** A reason in words, where it has some; its code says enough to staff otherwise. */
export const reasonName = (reason: string): string => reasons[reason] ?? reason;
