import { useEffect, useState } from "react";

import { usePortal } from "@/session/PortalContext";

import { OpenPage } from "../pages/OpenPage";
import { SessionGate } from "./SessionGate";

/** Stands before pages that anybody may read: who is signed in reads them inside the portal, others on a plain page. */
export function Component() {
  const { auth } = usePortal();
  const [signedIn, setSignedIn] = useState<boolean | null>(null);

  useEffect(() => {
    auth.user().then(
      (user) => setSignedIn(user !== null),
      // Without a line to the identity provider the text can still be read.
      () => setSignedIn(false),
    );
  }, [auth]);

  if (signedIn === null) return null;
  return signedIn ? <SessionGate otherwise={<OpenPage />} /> : <OpenPage />;
}
