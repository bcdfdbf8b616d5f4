import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { lazy, Suspense, useId, useState } from "react";

import type { CaseSlots } from "@/features/cases/model/slots";
import { useMe } from "@/session/MeContext";
import { capitalised } from "@/ui/format/words";
import { Icon } from "@/ui/icons/Icon";
import type { IconName } from "@/ui/icons/shapes";

import { mostFor, objectionTo, type Act } from "./limits";

const AssignDialog = lazy(() => import("@/features/assignments/AssignDialog"));
const ExportDialog = lazy(() => import("@/features/exports/ExportDialog"));
const UpdateManyDialog = lazy(() => import("@/features/updates/many/UpdateManyDialog"));

const icons: Record<Act, IconName> = { update: "send", assign: "user", export: "download" };
const needs = { update: "cases:update", assign: "cases:assign-self", export: "cases:export" } as const;

/** What can be done with the ticked cases, each act with its limit and, when it's off, the reason. */
const SelectionActs: CaseSlots["SelectionActs"] = ({ list, ticked, onDone }) => {
  const { permissions, scheme } = useMe();
  const reasonsId = useId();
  const [open, setOpen] = useState<Act | null>(null);
  const acts = (Object.keys(needs) as Act[])
    .filter((act) => permissions.includes(needs[act]))
    .map((act) => ({ act, against: objectionTo(act, ticked, scheme.limits) }));
  const reasons = [...new Set(acts.flatMap(({ against }) => against ?? []))];

  const references = ticked.map(({ reference }) => reference);
  const businessName = ticked[0]?.businessName ?? "";
  const close = (): void => setOpen(null);
  const done = (): void => {
    close();
    onDone();
  };
  return (
    <Box sx={{ ...row, ml: { sm: "auto" } }}>
      <Box id={reasonsId} sx={{ typography: "dense", color: "text.secondary" }}>
        {reasons.join(" ")}
      </Box>
      <Box sx={row}>
        {acts.map(({ act, against }) => (
          <Button
            key={act}
            size="small"
            startIcon={<Icon name={icons[act]} />}
            aria-haspopup="dialog"
            aria-describedby={against === null ? undefined : reasonsId}
            disabled={against !== null}
            onClick={() => setOpen(act)}
          >
            {capitalised(act)}
            <Box component="span" sx={limit}>
              {`${ticked.length} of ${mostFor(act, scheme.limits)}`}
            </Box>
          </Button>
        ))}
      </Box>
      <Suspense fallback={null}>
        {open === "update" && (
          <UpdateManyDialog
            references={references}
            businessName={businessName}
            onClose={close}
            onSent={done}
          />
        )}
        {open === "assign" && (
          <AssignDialog references={references} businessName={businessName} onClose={close} onDone={done} />
        )}
        {open === "export" && <ExportDialog list={list} ticked={references} onClose={close} />}
      </Suspense>
    </Box>
  );
};

export default SelectionActs;

/** The acts stay together; where they don't fit beside what is ticked, they go below it with the reason. */
const row = {
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  justifyContent: { sm: "flex-end" },
  gap: "4px 8px",
} as const;

const limit = { ml: 2, fontWeight: 400, color: "text.secondary" } as const;
