import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useEffect, useRef } from "react";

import { NamedIconButton } from "@/ui/controls/NamedIconButton";
import { showToast } from "@/ui/feedback/toasts";
import { plural } from "@/ui/format/words";
import { Icon } from "@/ui/icons/Icon";

import { useCaseSlots, type CurrentList } from "../model/slots";
import type { CaseRow } from "../model/types";
import { businessesOf, clearSelection, useSelection } from "./selection";

interface SelectionBarProps {
  rows: readonly CaseRow[];
  list: CurrentList;
}

/** What is ticked, on this page and on others, and what can be done with it. */
export function SelectionBar({ rows, list }: SelectionBarProps) {
  const { SelectionActs } = useCaseSlots();
  const selection = useSelection();
  const onThisPage = rows.filter((row) => selection.has(row.caseReference)).length;
  const elsewhere = selection.size - onThisPage;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText([...selection.keys()].join("\n"));
    showToast(`Copied ${plural(selection.size, "reference")}`);
  };
  const ticked = [...selection].map(([reference, businessName]) => ({ reference, businessName }));
  const acted = useRef(false);
  const done = (): void => {
    acted.current = true;
    clearSelection();
  };
  useEffect(() => {
    if (!acted.current || selection.size > 0) return;
    acted.current = false;
    // The bar has gone with its buttons, and any dialog that one of them opened, which held focus until now.
    document.querySelector<HTMLElement>("h1")?.focus();
  }, [selection]);
  return (
    <Box role="status" data-print="hide">
      {selection.size > 0 && (
        <Box sx={bar}>
          <NamedIconButton
            icon="close"
            size="small"
            name="Clear selection"
            onClick={done}
            sx={{ color: "primary.main" }}
          />
          <span>
            <b>{selection.size} selected</b>
            {` · ${businessesOf(selection)}`}
            {elsewhere > 0 && ` · ${elsewhere} on other pages`}
          </span>
          <Button variant="text" size="small" startIcon={<Icon name="copy" />} onClick={() => void copy()}>
            Copy references
          </Button>
          <SelectionActs list={list} ticked={ticked} onDone={done} />
        </Box>
      )}
    </Box>
  );
}

const bar = {
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: "4px 8px",
  minHeight: 48,
  p: { xs: "6px 12px 6px 6px", sm: "6px 20px 6px 14px" },
  bgcolor: "tint.primary",
  borderTop: "1px solid",
  borderColor: "tint.primaryStrong",
  typography: "control",
  "& b": { fontWeight: 600 },
} as const;
