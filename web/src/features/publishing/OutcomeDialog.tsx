import Box from "@mui/material/Box";
import FormHelperText from "@mui/material/FormHelperText";
import { useState } from "react";

import type { Schema } from "@/api/types";
import { useMe } from "@/session/MeContext";
import { ChoiceGroup } from "@/ui/controls/ChoiceGroup";
import { DateField } from "@/ui/controls/DateField";
import { SelectField } from "@/ui/controls/SelectField";
import { TextArea } from "@/ui/controls/TextArea";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { capitalised } from "@/ui/format/words";
import { SubmitButtons } from "@/ui/layout/SubmitButtons";
import { TaskDialog } from "@/ui/layout/TaskDialog";

import { useRecordOutcome, type CasePublishing, type StaffCase } from "./usePublishing";
import { changeFlag, outcomeMistakes, type Change, type Kind } from "./words";

interface OutcomeDialogProps {
  details: StaffCase;
  choices: CasePublishing;
  onClose: () => void;
}

/** Records a view, an offer or a decision, in the scheme's own words for it. */
export function OutcomeDialog({ details, choices, onClose }: OutcomeDialogProps) {
  const { scheme } = useMe();
  const { caseReference, businessName, enquiryDate } = details.case;
  const kinds = [...new Set(choices.outcomes.map(({ kind }) => kind))];
  const [kind, setKind] = useState<Kind>(kinds[0] ?? "view");
  const [result, setResult] = useState("");
  const [change, setChange] = useState<Change>("unsaid");
  const [byParty, setByParty] = useState<Schema<"Party">>("scheme");
  const [on, setOn] = useState(choices.today);
  const [answerBy, setAnswerBy] = useState(choices.answerBy ?? "");
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const recorded = useRecordOutcome(caseReference, onClose);
  const found = outcomeMistakes({ kind, result, change, on, answerBy }, choices.today, enquiryDate);
  const mistakes = tried ? found : {};
  const choose = (chosen: Kind): void => {
    setKind(chosen);
    setResult("");
    setByParty("scheme");
  };
  const submit = (): void => {
    setTried(true);
    if (Object.keys(found).length > 0 || recorded.isPending) return;
    const due = answerBy === "" ? null : answerBy;
    recorded.record({
      kind,
      result,
      change: changeFlag(change),
      byParty,
      on,
      text: text.trim(),
      answerBy: due,
    });
  };
  return (
    <TaskDialog
      title="Record an outcome"
      subtitle={`${caseReference} · ${businessName}`}
      note={details.suppressed ? "The case is hidden: nobody there is told." : "The case owner is told."}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <SubmitButtons
          act={recorded.isPending ? "Recording…" : "Record it"}
          disabled={recorded.isPending}
          onClose={onClose}
        />
      }
    >
      <Box sx={{ display: "grid", gap: 5 }}>
        {recorded.error !== null && <ErrorNote what="Nothing has been recorded." error={recorded.error} />}
        <ChoiceGroup
          label="Kind"
          value={kind}
          choices={kinds.map((value) => ({ value, label: capitalised(value) }))}
          onChange={choose}
        />
        <SelectField label="What it says" error={mistakes.result} value={result} onChange={setResult}>
          <option value="">Choose</option>
          {choices.outcomes
            .filter((each) => each.kind === kind)
            .map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
        </SelectField>
        {kind === "offer" && (
          <SelectField label="Made by" value={byParty} onChange={setByParty}>
            <option value="scheme">{scheme.shortName}</option>
            <option value="business">{businessName}</option>
            <option value="consumer">The consumer</option>
          </SelectField>
        )}
        <Box>
          <ChoiceGroup
            label="Change in outcome"
            value={change}
            choices={[
              {
                value: "change",
                label: "Change",
                hint: "The business has to do something else than it offered.",
              },
              { value: "no-change", label: "No change" },
              ...(kind === "offer" ? [{ value: "unsaid" as const, label: "Not said" }] : []),
            ]}
            onChange={setChange}
          />
          {mistakes.change !== undefined && <FormHelperText error>{mistakes.change}</FormHelperText>}
        </Box>
        <DateField label="Sent on" error={mistakes.on} value={on} max={choices.today} onChange={setOn} />
        <DateField
          label="Last day for an answer (optional)"
          error={mistakes.answerBy}
          value={answerBy}
          onChange={setAnswerBy}
        />
        <TextArea
          label="Summary (optional)"
          hint="Everybody who sees the case can read it."
          value={text}
          mostRows={10}
          longest={4000}
          onChange={setText}
        />
      </Box>
    </TaskDialog>
  );
}
