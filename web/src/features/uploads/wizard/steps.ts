export const steps = ["case", "files", "details", "check"] as const;
export type StepName = (typeof steps)[number] | "sent";

export const stepLabels: Record<(typeof steps)[number], string> = {
  case: "Case",
  files: "Files",
  details: "Details",
  check: "Check and send",
};

/** The step that an address asks for, as far as the upload has come: nobody describes files that aren't there. */
export function stepIn(asked: string | null, included: number, hasReceipt: boolean): StepName {
  if (hasReceipt) return "sent";
  const step = steps.find((name) => name === asked) ?? "case";
  return included === 0 && (step === "details" || step === "check") ? "files" : step;
}
