import { newIdempotencyKey } from "@/api/idempotency";
import { ApiError } from "@/api/problem";

import type { FileLink } from "../model/types";
import { backoffMs, rest } from "./backoff";
import { hashFile } from "./hashing";
import { isIncluded, type Stage, type UploadItem } from "./items";
import { noPace, paced } from "./pace";
import type { UploadSession } from "./session";
import { Slots } from "./slots";
import { transfer } from "./transfer";
import { mayPass, troubleWords } from "./trouble";
import { addFile, createUpload, renewLink } from "./uploadApi";

/** A document of the case, as far as telling duplicates needs it. */
export interface CaseDocument {
  sha256: string;
  providerName: string | null;
  at: string;
}

/** A file that the API knows of, and its first link if it has just been told. */
interface Announced {
  uploadId: string;
  fileId: string;
  first: FileLink | null;
}

const FILES_AT_ONCE = 2;

/** Takes each file from its fingerprint to its last block. Reports into the session; knows nothing of pages. */
export class Pipeline {
  documents: readonly CaseDocument[] = [];
  readonly #session: UploadSession;
  readonly #contents = new Map<string, File>();
  readonly #running = new Map<string, AbortController>();
  readonly #reading = new Slots(1);
  readonly #sending = new Slots(FILES_AT_ONCE);
  #creating: Promise<string> | null = null;

  constructor(session: UploadSession) {
    this.#session = session;
  }

  start(id: string, content: File): void {
    this.#contents.set(id, content);
    this.goOn(id);
  }

  /** Goes on from wherever the file stopped. */
  goOn(id: string): void {
    const content = this.#contents.get(id);
    if (content === undefined) {
      this.#session.change(id, { stage: { kind: "missing" } });
      return;
    }
    this.stop(id);
    const run = new AbortController();
    this.#running.set(id, run);
    void this.#run(id, content, run.signal);
  }

  stop(id: string): void {
    this.#running.get(id)?.abort();
    this.#running.delete(id);
  }

  forget(id: string): void {
    this.stop(id);
    this.#contents.delete(id);
  }

  async #run(id: string, content: File, signal: AbortSignal): Promise<void> {
    try {
      const known = await this.#checked(id, content, signal);
      if (known === null) return;
      const announced = await this.#announced(known, signal);
      this.#session.change(id, { stage: { kind: "waiting" }, fileId: announced.fileId });
      await this.#sending.run(signal, () => this.#send(id, content, announced, signal));
      this.#session.change(id, { stage: { kind: "sent" }, sent: content.size });
      this.#contents.delete(id);
    } catch (error) {
      if (!signal.aborted) this.#stopped(id, error);
    }
  }

  /** The file with its fingerprint; null when it needs a decision first. */
  async #checked(id: string, content: File, signal: AbortSignal): Promise<UploadItem | null> {
    const item = this.#session.item(id);
    if (item === undefined) return null;
    const chosenAgain = item.stage.kind === "missing";
    if (item.sha256 !== null && !chosenAgain) return this.#decided(item);
    this.#session.change(id, { stage: { kind: "checking" }, read: 0 });
    const onRead = (read: number): void => this.#session.change(id, { read });
    const sha256 = await this.#reading.run(signal, () => hashFile(content, signal, onRead));
    if (chosenAgain && sha256 !== item.sha256) return this.#notTheSame(id, item.name);
    this.#session.change(id, { sha256 });
    return this.#decided({ ...item, sha256 });
  }

  #notTheSame(id: string, name: string): null {
    this.#contents.delete(id);
    const detail = `That isn't the same file: its content differs from the ${name} that was begun. Choose the same file, or take this one out and add the other.`;
    this.#session.change(id, { stage: { kind: "failed", detail } });
    return null;
  }

  #decided(item: UploadItem): UploadItem | null {
    if (item.sendAgain || item.fileId !== null) return item;
    const others = this.#session
      .snapshot()
      .items.filter((other) => other.id !== item.id && isIncluded(other));
    const earlier = this.documents.find(({ sha256 }) => sha256 === item.sha256);
    if (earlier === undefined && !others.some(({ sha256 }) => sha256 === item.sha256)) return item;
    const stage = {
      kind: "duplicate",
      sentBy: earlier?.providerName ?? null,
      sentAt: earlier?.at ?? null,
    } as const;
    this.#session.change(item.id, { stage });
    return null;
  }

  async #send(
    id: string,
    file: File,
    { uploadId, fileId, first }: Announced,
    signal: AbortSignal,
  ): Promise<void> {
    this.#session.change(id, { stage: { kind: "uploading" }, pace: noPace });
    let fresh = first;
    await transfer({
      file,
      signal,
      link: () => {
        const link = fresh;
        fresh = null;
        return link === null ? renewLink(uploadId, fileId) : Promise.resolve(link);
      },
      onSent: (sent) => this.#sent(id, sent),
      onDropped: () => this.#dropped(id),
    });
  }

  #sent(id: string, sent: number): void {
    const item = this.#session.item(id);
    if (item === undefined) return;
    this.#session.change(id, {
      stage: { kind: "uploading" },
      sent,
      pace: paced(item.pace, Date.now(), sent),
    });
  }

  #dropped(id: string): void {
    const at = Date.now();
    this.#session.change(id, { stage: { kind: "dropped", at }, droppedAt: at, pace: noPace });
  }

  /** Makes the file known to the API, unless it is. The first file of all begins the upload. */
  async #announced(item: UploadItem, signal: AbortSignal): Promise<Announced> {
    const uploadId = await this.#patiently(item.id, signal, () => this.#upload());
    if (item.fileId !== null) return { uploadId, fileId: item.fileId, first: null };
    const { name, size, sha256, sendAgain } = item;
    const key = newIdempotencyKey();
    const first = await this.#patiently(item.id, signal, () =>
      addFile(uploadId, { name, size, sha256: sha256 ?? "", sendAgain }, key),
    );
    return { uploadId, fileId: first.fileId, first };
  }

  /** The upload's id; files that start together share the call that begins it. */
  #upload(): Promise<string> {
    const { draft } = this.#session.snapshot();
    if (draft.uploadId !== null) return Promise.resolve(draft.uploadId);
    this.#creating ??= createUpload(draft.caseReference, draft.createKey)
      .then(({ uploadId }) => {
        this.#session.describe({ uploadId });
        return uploadId;
      })
      .finally(() => (this.#creating = null));
    return this.#creating;
  }

  /** A call that is tried again for as long as the trouble may pass. */
  async #patiently<Answer>(id: string, signal: AbortSignal, call: () => Promise<Answer>): Promise<Answer> {
    for (let failures = 1; ; failures += 1) {
      try {
        return await call();
      } catch (error) {
        if (!mayPass(error) || failures > 10) throw error;
        this.#dropped(id);
        await rest(backoffMs(failures), signal);
      }
    }
  }

  #stopped(id: string, error: unknown): void {
    this.#session.change(id, { stage: stopStage(error) });
  }
}

function stopStage(error: unknown): Stage {
  if (error instanceof ApiError && error.code === "duplicate-document")
    return { kind: "duplicate", sentBy: null, sentAt: null };
  if (error instanceof ApiError && error.status === 422)
    return { kind: "refused", refusal: { found: error.detail, advice: "" } };
  return { kind: "failed", detail: troubleWords(error) };
}
