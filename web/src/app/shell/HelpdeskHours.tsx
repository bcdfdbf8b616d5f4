import { useEffect, useState } from "react";

import { useMe } from "@/session/MeContext";

import { helpdeskStatus } from "./helpdesk";

export function HelpdeskHours() {
  const { scheme } = useMe();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return helpdeskStatus(scheme.helpdesk, scheme.timeZone, now);
}
