import type { UploadDetails, UploadReceipt } from "../model/types";

/** A file that the API knows of. The content stays on the device: after a reload the person chooses it again. */
export interface DraftFile {
  id: string;
  fileId: string;
  name: string;
  /** Bytes. */
  size: number;
  sha256: string;
}

/** What the person says about one file. */
export interface FileDetails {
  type: string;
  comment: string;
  confidential: boolean;
}

/** A refused file of an earlier upload that this one puts right. */
export interface Replaced {
  uploadId: string;
  fileId: string;
}

/** An upload that isn't finished, as this browser remembers it: enough to go on after a reload. */
export interface Draft {
  version: 1;
  caseReference: string;
  uploadId: string | null;
  files: DraftFile[];
  /** Of the scheme's kinds; null until chosen. */
  kind: string | null;
  message: string;
  /** The request on the case that it answers; null for none. */
  answers?: string | null;
  /** By the file's own id. */
  details: Record<string, FileDetails>;
  replaces: Replaced | null;
  receipt: UploadReceipt | null;
  /** Keys of the two acts that must happen once, whatever the connection does. */
  createKey: string;
  submitKey: string;
  /** Milliseconds since the epoch. */
  savedAt: number;
}

/** The server gives an unsent upload up after a day without activity. */
const KEPT_MS = 24 * 3_600_000;

export function newDraft(caseReference: string, newKey: () => string): Draft {
  return {
    version: 1,
    caseReference,
    uploadId: null,
    files: [],
    kind: null,
    message: "",
    details: {},
    replaces: null,
    receipt: null,
    createKey: newKey(),
    submitKey: newKey(),
    savedAt: 0,
  };
}

export const noDetails: FileDetails = { type: "", comment: "", confidential: false };

/** What was kept, if it is of today's shape and not too old; else null. */
export function keptDraft(kept: unknown, now: number): Draft | null {
  const draft = kept as Draft | undefined;
  return draft?.version === 1 && now - draft.savedAt < KEPT_MS ? draft : null;
}

/** Whether anything would be lost by forgetting it. */
export const isWorthKeeping = (draft: Draft): boolean =>
  draft.files.length > 0 || draft.message !== "" || draft.kind !== null;

/** How a file of a draft stands once the server has been asked. "missing": its content is to be chosen again. */
export type Standing = "missing" | "sent";

const TO_SEND = ["waiting", "uploading"];

/** The files that still belong to the upload, each with where it stands. */
export function standings(draft: Draft, upload: UploadDetails): Map<string, Standing> {
  const states = new Map(upload.files.map(({ id, state }) => [id, state]));
  const known = draft.files.flatMap(({ id, fileId }): [string, Standing][] => {
    const state = states.get(fileId);
    if (state === undefined) return [];
    return [[id, TO_SEND.includes(state) ? "missing" : "sent"]];
  });
  return new Map(known);
}
