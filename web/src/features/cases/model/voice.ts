import { createContext, use } from "react";

/** The name of the case's business where staff of the scheme read; null where its own people do. */
export const StaffVoiceContext = createContext<string | null>(null);

/** How a page speaks of the case's business: as "you" to its own people, by its name to the scheme's staff. */
export function useVoice() {
  const business = use(StaffVoiceContext);
  return business === null
    ? { isStaff: false, you: "You", yourBusiness: "Your business", yourCaseOwner: "Your case owner" }
    : { isStaff: true, you: business, yourBusiness: business, yourCaseOwner: `Case owner, ${business}` };
}
