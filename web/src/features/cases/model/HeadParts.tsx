import Box from "@mui/material/Box";

import { Pill } from "@/ui/data/Pill";
import { CopyButton } from "@/ui/feedback/CopyButton";

/** How the case is known, to read and to copy. */
export function Reference({ of }: { of: string }) {
  return (
    <Box component="span" sx={{ display: "inline-flex", alignItems: "center", gap: 1 }}>
      <Box component="span" sx={{ fontWeight: 600, color: "text.primary", whiteSpace: "nowrap" }}>
        {of}
      </Box>
      <span data-print="hide">
        <CopyButton text={of} what="the reference" />
      </span>
    </Box>
  );
}

/** What sets the case apart, in pills: that it is urgent, that it has ended. */
export function StandingPills({ priority, closed }: { priority: boolean; closed: boolean }) {
  return (
    <>
      {priority && (
        <Pill icon="flag" tone="error">
          Priority
        </Pill>
      )}
      {closed && (
        <Pill icon="done" tone="neutral">
          Closed
        </Pill>
      )}
    </>
  );
}
