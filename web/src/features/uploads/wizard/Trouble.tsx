import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import { useEffect, useRef } from "react";

import { Note } from "@/ui/feedback/Note";
import { plural } from "@/ui/format/words";

import type { Readiness } from "./readiness";
import type { StepName } from "./steps";

interface TroubleProps {
  toDo: Readiness["toDo"];
  go: (step: StepName) => void;
}

/** Goes to the step, or, where it's the one on screen, to the very field. */
function toField(field: string, id: string | undefined, go: TroubleProps["go"]): void {
  const place = document.querySelector<HTMLElement>(`[data-field="${field}-${id ?? ""}"]`);
  if (place === null) go(field === "file" ? "files" : "details");
  else place.focus();
}

/** Everything that is still to change, on top, each a way to its place. */
export function Trouble({ toDo, go }: TroubleProps) {
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => summary.current?.focus(), []);
  if (toDo.length === 0) return null;
  return (
    <Box ref={summary} tabIndex={-1} sx={{ mb: 4, maxWidth: 960, outline: "none" }}>
      <Note severity="error" role="alert" lead={`Change ${plural(toDo.length, "thing")} to send this upload`}>
        {toDo.map(({ field, item, words }) => (
          <Box key={words}>
            <Link component="button" type="button" onClick={() => toField(field, item?.id, go)}>
              {words}
            </Link>
          </Box>
        ))}
      </Note>
    </Box>
  );
}
