import { useEffect, useState } from "react";

/** Lets a part of the page fill the window; Escape gives it back. */
export function useFullScreen(): [boolean, () => void] {
  const [full, setFull] = useState(false);
  useEffect(() => {
    if (!full) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      // A dialog on top takes its own Escape first.
      if (
        event.key === "Escape" &&
        !event.defaultPrevented &&
        document.querySelector("[role=dialog]") === null
      )
        setFull(false);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [full]);
  return [full, () => setFull(!full)];
}
