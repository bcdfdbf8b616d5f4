import { useEffect, useState, type ReactNode } from "react";

/** Skeletons wait: what loads faster than this never flickers. */
const PATIENCE_MS = 300;

export function AfterDelay({ children }: { children: ReactNode }) {
  const [due, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return due ? children : null;
}
