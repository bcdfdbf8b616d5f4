import Box from "@mui/material/Box";
import { useState } from "react";

import { newIdempotencyKey } from "@/api/idempotency";
import { useCaseFields } from "@/session/MeContext";
import { ChoiceGroup, type Choice } from "@/ui/controls/ChoiceGroup";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Note } from "@/ui/feedback/Note";
import { showToast } from "@/ui/feedback/toasts";
import { formatCount, plural } from "@/ui/format/words";
import { SubmitButtons } from "@/ui/layout/SubmitButtons";
import { TaskDialog } from "@/ui/layout/TaskDialog";

import { ColumnsChoice } from "./ColumnsChoice";
import type { ExportFormat, ListToExport } from "./types";
import { useStartExport } from "./useExports";
import { objection, sizeInWords } from "./words";

type Columns = "all" | "shown" | "chosen";

interface Choices {
  what: "list" | "ticked";
  columns: Columns;
  chosen: readonly string[];
  format: ExportFormat;
}

interface ExportDialogProps {
  list: ListToExport;
  /** References of the ticked cases. */
  ticked: readonly string[];
  onClose: () => void;
}

const formats: Choice<ExportFormat>[] = [
  { value: "csv", label: "CSV", hint: "Opens everywhere, holds any number of cases" },
  { value: "xlsx", label: "Excel workbook (XLSX)", hint: "Dates and numbers typed, filters on, head fixed" },
];

/** Which cases, which columns, which format; how many there are is said before anything starts. */
export default function ExportDialog({ list, ticked, onClose }: ExportDialogProps) {
  const fields = useCaseFields();
  const all = fields.map(({ name }) => name);
  // Whose turn it is stands in the list but isn't a field of a case.
  const shown = list.columns.filter((name) => all.includes(name));
  const [choices, setChoices] = useState<Choices>({
    what: ticked.length > 0 ? "ticked" : "list",
    columns: "all",
    chosen: shown,
    format: "csv",
  });
  const [key, setKey] = useState(newIdempotencyKey);
  const { start, isPending, error } = useStartExport();
  const choose = (change: Partial<Choices>): void => {
    setChoices({ ...choices, ...change });
    // Another request is another act.
    setKey(newIdempotencyKey());
  };

  const cases = choices.what === "ticked" ? ticked.length : list.listed;
  const columns = { all, shown, chosen: choices.chosen }[choices.columns];
  const against = objection(cases, columns.length, choices.format);
  const send = (): void => {
    if (against !== null || isPending) return;
    const references = choices.what === "ticked" ? ticked : [];
    start({ list, references, columns, format: choices.format }, key, () => {
      showToast(
        `Preparing ${cases === undefined ? "your cases" : plural(cases, "case")}. The bell tells you when the file is ready.`,
      );
      onClose();
    });
  };

  return (
    <TaskDialog
      title="Export cases"
      subtitle={sizeInWords(cases, columns.length)}
      note="Prepared in the background. You can go on working."
      onClose={onClose}
      onSubmit={send}
      actions={
        <SubmitButtons
          act={isPending ? "Starting…" : `Export ${cases === undefined ? "cases" : plural(cases, "case")}`}
          disabled={against !== null || isPending}
          onClose={onClose}
        />
      }
    >
      <Box sx={{ display: "grid", gap: 5 }}>
        {error !== null && <ErrorNote what="The export wasn't started." error={error} />}
        <ChoiceGroup
          label="Cases"
          value={choices.what}
          choices={whatChoices(list.listed, ticked.length)}
          onChange={(what) => choose({ what })}
        />
        <div>
          <ChoiceGroup
            label="Columns"
            value={choices.columns}
            choices={[
              { value: "all", label: `All ${all.length} columns` },
              { value: "shown", label: `The ${shown.length} shown in the list` },
              { value: "chosen", label: "Choose columns" },
            ]}
            onChange={(chosenColumns) => choose({ columns: chosenColumns })}
          />
          {choices.columns === "chosen" && (
            <ColumnsChoice
              fields={fields}
              chosen={choices.chosen}
              onChange={(chosen) => choose({ chosen })}
            />
          )}
        </div>
        <ChoiceGroup
          label="Format"
          value={choices.format}
          choices={formats}
          onChange={(format) => choose({ format })}
        />
        {against !== null && <Note severity="warning" icon="warning" role="status" lead={against} />}
      </Box>
    </TaskDialog>
  );
}

function wholeView(listed: number | undefined): string {
  if (listed === undefined) return "All cases of this view";
  return listed === 1 ? "The one case of this view" : `All ${formatCount(listed)} of this view`;
}

function whatChoices(listed: number | undefined, ticked: number): Choice<Choices["what"]>[] {
  const whole: Choice<Choices["what"]> = {
    value: "list",
    label: wholeView(listed),
    hint: "With its filters and in its order",
  };
  return ticked === 0 ? [whole] : [{ value: "ticked", label: `The ${ticked} selected` }, whole];
}
