import { useEffect, useState } from "react";

import { usePortal } from "@/session/PortalContext";

import { helpdeskStatus } from "./hours";

export function HelpdeskHours() {
  const { config } = usePortal();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return helpdeskStatus(config.helpdesk, config.timeZone, now);
}
