import Box from "@mui/material/Box";
import FormHelperText from "@mui/material/FormHelperText";
import NativeSelect from "@mui/material/NativeSelect";
import OutlinedInput from "@mui/material/OutlinedInput";
import { useState } from "react";

import type { Schema } from "@/api/types";
import { useMe } from "@/session/MeContext";
import { ChoiceGroup } from "@/ui/controls/ChoiceGroup";
import { Field } from "@/ui/controls/Field";
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
        <Field label="What it says" error={mistakes.result}>
          {(control) => (
            <NativeSelect
              input={<OutlinedInput />}
              value={result}
              onChange={({ target }) => setResult(target.value)}
              inputProps={control}
            >
              <option value="">Choose</option>
              {choices.outcomes
                .filter((each) => each.kind === kind)
                .map(({ name }) => (
                  <option key={name} value={name}>
                    {name}
                  </option>
                ))}
            </NativeSelect>
          )}
        </Field>
        {kind === "offer" && (
          <Field label="Made by">
            {(control) => (
              <NativeSelect
                input={<OutlinedInput />}
                value={byParty}
                onChange={({ target }) => setByParty(target.value as Schema<"Party">)}
                inputProps={control}
              >
                <option value="scheme">{scheme.shortName}</option>
                <option value="business">{businessName}</option>
                <option value="consumer">The consumer</option>
              </NativeSelect>
            )}
          </Field>
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
        <Field label="Sent on" error={mistakes.on}>
          {(control) => (
            <OutlinedInput
              type="date"
              value={on}
              onChange={({ target }) => setOn(target.value)}
              inputProps={{ ...control, max: choices.today }}
            />
          )}
        </Field>
        <Field label="Last day for an answer (optional)" error={mistakes.answerBy}>
          {(control) => (
            <OutlinedInput
              type="date"
              value={answerBy}
              onChange={({ target }) => setAnswerBy(target.value)}
              inputProps={control}
            />
          )}
        </Field>
        <Field label="Summary (optional)" hint="Everybody who sees the case can read it.">
          {(control) => (
            <OutlinedInput
              multiline
              minRows={3}
              maxRows={10}
              value={text}
              onChange={({ target }) => setText(target.value)}
              inputProps={{ ...control, maxLength: 4000 }}
            />
          )}
        </Field>
      </Box>
    </TaskDialog>
  );
}
