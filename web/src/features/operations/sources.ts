const names: Record<string, string> = {
  "case-events": "Case intake",
  "email-reports": "Email reports",
  exports: "Exports",
  "feed:accounts": "Changes of accounts",
  "feed:cases": "Changes of cases",
  "feed:privacy": "Changes of privacy requests",
  "feed:tickets": "Changes of tickets",
  forgetting: "Forgetting people",
  helpdesk: "Helpdesk emails",
  notifications: "Notifications",
  onboarding: "Access requests",
  people: "Invitations and the directory",
  "portal-updates": "Case system, out",
  privacy: "Privacy requests",
  retention: "Retention",
  "scan-results": "Scan results",
  takeovers: "Handed-over cases",
};

/** What people call a queue or feed: each has a name here, `tests/architecture/test_queues.py` tells. */
export const sourceName = (source: string): string => names[source] ?? source;

const reasons: Record<string, string> = {
  "message-invalid": "The message doesn't fit its type",
  MaxDeliveryCountExceeded: "Tried ten times, failed ten times",
  TTLExpiredException: "Nobody took it in time",
};

/** A reason in words, where it has some; its code says enough to staff otherwise. */
export const reasonName = (reason: string): string => reasons[reason] ?? reason;
