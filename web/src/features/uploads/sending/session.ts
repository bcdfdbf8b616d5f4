import { newIdempotencyKey } from "@/api/idempotency";
import { activity } from "@/session/activity";

import { refusalOf, tooMany } from "../model/fileRules";
import type { DocumentRules, UploadReceipt } from "../model/types";
import { newDraft, noDetails, standings, type Draft, type FileDetails } from "./draft";
import { dropDraft, loadDraft, saveDraft } from "./draftStore";
import { isAtWork, isIncluded, newItem, type Stage, type UploadItem } from "./items";
import { Pipeline, type CaseDocument } from "./pipeline";
import { giveUpUpload, openUpload, takeOutFile } from "./uploadApi";

export interface SessionState {
  draft: Draft;
  items: readonly UploadItem[];
}

/**
 * One upload to one case, from the first file to the last byte. It lives outside the pages, so that files go on while
 * the person looks at other ones, and after the upload has been sent.
 */
export class UploadSession {
  #state: SessionState;
  readonly #listeners = new Set<() => void>();
  readonly #pipeline: Pipeline;
  readonly #key: string;
  #letIdle: (() => void) | null = null;

  readonly #rules: DocumentRules;

  constructor(key: string, caseReference: string, rules: DocumentRules) {
    this.#key = key;
    this.#rules = rules;
    this.#state = { draft: newDraft(caseReference, newIdempotencyKey), items: [] };
    this.#pipeline = new Pipeline(this);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): SessionState => this.#state;

  /** Takes up what an earlier visit left. Rejects when the API can't be asked. */
  async restore(): Promise<void> {
    const kept = await loadDraft(this.#key);
    if (kept === null) return;
    const upload = kept.uploadId === null ? null : await openUpload(kept.uploadId);
    if (upload === null || (upload.state !== "draft" && kept.receipt === null)) return dropDraft(this.#key);
    const known = standings(kept, upload);
    const files = kept.files.filter(({ id }) => known.has(id));
    const items = files.map((file): UploadItem => {
      const kind = known.get(file.id) ?? "missing";
      const item = {
        ...newItem(file.id, file.name, file.size, { kind }),
        ...file,
        sendAgain: true,
        resumed: true,
      };
      return kind === "sent" ? { ...item, sent: file.size } : item;
    });
    this.#set({ draft: { ...kept, files }, items });
  }

  /** The documents of the case, among which duplicates are looked for. */
  setDocuments(documents: readonly CaseDocument[]): void {
    this.#pipeline.documents = documents;
  }

  add(files: readonly File[]): void {
    for (const file of files) this.#addOne(file);
  }

  #addOne(file: File): void {
    const again = this.#state.items.find(
      ({ stage, size, name }) => stage.kind === "missing" && size === file.size && name === file.name,
    );
    if (again !== undefined) {
      this.#pipeline.start(again.id, file);
      return;
    }
    const full = this.#state.items.filter(isIncluded).length >= this.#rules.maxFiles;
    const refusal = refusalOf(file, this.#rules) ?? (full ? tooMany(this.#rules.maxFiles) : null);
    const stage: Stage = refusal === null ? { kind: "checking" } : { kind: "refused", refusal };
    const item = newItem(crypto.randomUUID(), file.name, file.size, stage);
    this.#set({ ...this.#state, items: [...this.#state.items, item] });
    if (refusal === null) this.#pipeline.start(item.id, file);
  }

  /** Chooses the content of one missing file again, whatever it is called now. */
  chooseAgain(id: string, file: File): void {
    this.#pipeline.start(id, file);
  }

  pause(id: string): void {
    this.#pipeline.stop(id);
    this.change(id, { stage: { kind: "paused" } });
  }

  resume(id: string): void {
    this.#pipeline.goOn(id);
  }

  sendAgain(id: string): void {
    this.change(id, { sendAgain: true });
    this.#pipeline.goOn(id);
  }

  /** Takes a file out, here and on the server. */
  async remove(id: string): Promise<void> {
    const item = this.item(id);
    this.#pipeline.forget(id);
    this.#set({ ...this.#state, items: this.#state.items.filter((other) => other.id !== id) });
    const { uploadId } = this.#state.draft;
    if (item?.fileId != null && uploadId !== null) await takeOutFile(uploadId, item.fileId);
  }

  /** Gives the whole upload up. */
  async discard(): Promise<void> {
    const { uploadId, receipt } = this.#state.draft;
    for (const { id } of this.#state.items) this.#pipeline.forget(id);
    this.#set({ draft: newDraft(this.#state.draft.caseReference, newIdempotencyKey), items: [] });
    if (uploadId !== null && receipt === null) await giveUpUpload(uploadId);
  }

  describe(
    changes: Partial<Pick<Draft, "kind" | "message" | "answers" | "replaces" | "uploadId" | "submitKey">>,
  ): void {
    this.#set({ ...this.#state, draft: { ...this.#state.draft, ...changes } });
  }

  describeFile(id: string, changes: Partial<FileDetails>): void {
    const { details } = this.#state.draft;
    const changed = { ...noDetails, ...details[id], ...changes };
    this.#set({ ...this.#state, draft: { ...this.#state.draft, details: { ...details, [id]: changed } } });
  }

  /** Sent. Files that are still on their way go on; once they have arrived, there is nothing to remember. */
  submitted(receipt: UploadReceipt): void {
    const items = this.#state.items.filter(isIncluded);
    this.#set({ draft: { ...this.#state.draft, receipt }, items });
  }

  /** Sent, and every file has arrived. */
  isOver(): boolean {
    const { draft, items } = this.#state;
    return draft.receipt !== null && items.every(({ stage }) => stage.kind === "sent");
  }

  item(id: string): UploadItem | undefined {
    return this.#state.items.find((item) => item.id === id);
  }

  change(id: string, changes: Partial<UploadItem>): void {
    const items = this.#state.items.map((item) => (item.id === id ? { ...item, ...changes } : item));
    this.#set({ ...this.#state, items });
  }

  #set(next: SessionState): void {
    const files = next.items.flatMap(({ id, fileId, name, size, sha256 }) =>
      fileId === null || sha256 === null ? [] : [{ id, fileId, name, size, sha256 }],
    );
    const listed =
      files.map(({ fileId }) => fileId).join() !== next.draft.files.map(({ fileId }) => fileId).join();
    const draft = listed ? { ...next.draft, files } : next.draft;
    const before = this.#state;
    this.#state = { draft, items: next.items };
    this.#remember(before);
    this.#holdSession();
    for (const listener of this.#listeners) listener();
  }

  #remember(before: SessionState): void {
    const { draft } = this.#state;
    if (this.isOver()) void dropDraft(this.#key);
    else if (draft !== before.draft) void saveDraft(this.#key, draft);
  }

  /** Idle sign-out never interrupts a running upload. */
  #holdSession(): void {
    const working = this.#state.items.some(isAtWork);
    if (working) this.#letIdle ??= activity.hold();
    else {
      this.#letIdle?.();
      this.#letIdle = null;
    }
  }
}
