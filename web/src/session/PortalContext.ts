import { createContext, use } from "react";

import type { Auth } from "./auth";
import type { PortalConfig } from "./config";

export interface Portal {
  config: PortalConfig;
  auth: Auth;
}

export const PortalContext = createContext<Portal | null>(null);

/** The portal's public settings and the way in and out. There before anybody is signed in. */
export function usePortal(): Portal {
  const portal = use(PortalContext);
  if (portal === null) throw new Error("usePortal is used outside the app.");
  return portal;
}
