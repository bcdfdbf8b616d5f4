import { useState } from "react";

import { door } from "@/session/storage/door";

import { emptyApplication, type Application } from "../model/application";

const KEY = "recourse.access-request";

/** What was kept by an earlier version of the form may lack a part: that part begins empty. */
function kept(): Application {
  try {
    const text = door.getItem(KEY);
    return text === null ? emptyApplication : { ...emptyApplication, ...(JSON.parse(text) as Application) };
  } catch {
    return emptyApplication;
  }
}

interface KeptApplication {
  application: Application;
  change: (part: Partial<Application>) => void;
  /** Forgets what is kept: it was sent, or isn't wanted any more. */
  drop: () => void;
  /** Whether there is anything to forget. */
  begun: boolean;
}

/** The form, kept in this browser with every change until it is sent: details come from several people and days. */
export function useApplication(): KeptApplication {
  const [application, setApplication] = useState(kept);
  const change = (part: Partial<Application>): void => {
    const next = { ...application, ...part };
    setApplication(next);
    door.setItem(KEY, JSON.stringify(next));
  };
  const drop = (): void => {
    door.removeItem(KEY);
    setApplication(emptyApplication);
  };
  return { application, change, drop, begun: application !== emptyApplication };
}
