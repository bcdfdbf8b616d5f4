import { use } from "react";

import { MeContext, type Me } from "@/session/MeContext";

/** Who is signed in and has accepted the terms; null for everybody else who reads help. */
export function useInside(): Me | null {
  const me = use(MeContext);
  return me?.terms.acceptedVersion === me?.terms.currentVersion ? me : null;
}
