import type { DocumentRules, Refusal } from "./types";

interface ChosenFile {
  name: string;
  /** Bytes. */
  size: number;
}

const EMAILS = ["msg", "eml"];
const LONGEST_NAME = 255;
const PATH_PARTS = /[/\\]/;
const CONTROLS = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;
// They reverse what follows: "gpj.exe" reads "exe.jpg".
const REORDERING = /[\u202a-\u202e\u2066-\u2069]/;
const DEVICE = /^(con|prn|aux|nul|com[1-9]|lpt[1-9])$/i;

/** "Letter.PDF" → "pdf"; "" when there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : "";
}

/** Why a file can't be sent, known before a byte goes up; null when nothing speaks against it. The API decides again. */
export function refusalOf(file: ChosenFile, rules: DocumentRules): Refusal | null {
  return nameRefusal(file.name) ?? typeRefusal(file.name, rules) ?? sizeRefusal(file.size, rules);
}

function nameRefusal(name: string): Refusal | null {
  const problem = nameProblem(name);
  return problem === null
    ? null
    : { found: `This name can't be used: ${problem}.`, advice: "Rename the file and add it again." };
}

function nameProblem(name: string): string | null {
  if (PATH_PARTS.test(name)) return "it contains a folder path";
  if (CONTROLS.test(name)) return "it contains characters that can't be shown";
  if (REORDERING.test(name)) return "it contains characters that reverse its reading order";
  if (name.length > LONGEST_NAME) return `it is longer than ${LONGEST_NAME} characters`;
  if (DEVICE.test(name.slice(0, !name.includes(".") ? undefined : name.indexOf("."))))
    return "Windows keeps it for a device";
  return null;
}

function typeRefusal(name: string, rules: DocumentRules): Refusal | null {
  const extension = extensionOf(name);
  if (rules.fileTypes.some(({ extensions }) => extensions.includes(extension))) return null;
  const advised = rules.refused.find(({ extensions }) => extensions.includes(extension));
  return { found: whatIsIt(extension), advice: advised?.advice ?? "Save it as a PDF and add that." };
}

function whatIsIt(extension: string): string {
  if (EMAILS.includes(extension)) return `Emails saved as files (.${extension}) can't be read here.`;
  if (extension === "") return "Files without an ending such as .pdf can't be accepted.";
  return `Files ending in .${extension} can't be accepted.`;
}

function sizeRefusal(size: number, rules: DocumentRules): Refusal | null {
  if (size === 0)
    return {
      found: "This file is empty.",
      advice: "Check that it opens on your computer, then add it again.",
    };
  if (size <= rules.maxBytes) return null;
  const found = `This file is ${megabytes(size)}; files can be up to ${megabytes(rules.maxBytes)}.`;
  return { found, advice: rules.tooLargeAdvice.join(" ") };
}

/** "250 MB", upwards: one byte over the limit mustn't read as the limit. */
export function megabytes(bytes: number): string {
  return `${Math.ceil((bytes * 10) / 1_048_576) / 10} MB`;
}

/** What to say when more files are chosen than an upload can hold. */
export const tooMany = (most: number): Refusal => ({
  found: `An upload can hold up to ${most} files.`,
  advice: "Send this one in another upload.",
});
