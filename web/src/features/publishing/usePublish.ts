import { useEffect, useRef, useState } from "react";

import { api } from "@/api/client";
import { newIdempotencyKey } from "@/api/idempotency";
import { ApiError } from "@/api/problem";
import type { Schema } from "@/api/types";
import { activity } from "@/session/activity";

import { useFileSender } from "./sender";
import { useCaseRefresh } from "./usePublishing";

type FileLink = Schema<"FileLink">;
export type Facts = Omit<Schema<"NewDocument">, "name" | "size" | "sha256">;

export interface Progress {
  stage: "reading" | "sending";
  percent: number;
}

interface Publish {
  progress: Progress | null;
  /** Why nothing was published; the API's own words where it said why. */
  trouble: { code: string; detail: string; correlationId: string } | null;
  publish: (file: File, facts: Facts) => Promise<void>;
}

/** One file being announced: `isKnown` once the API has answered. */
interface Begun {
  what: string;
  key: string;
  isKnown: boolean;
}

const ROUTE = "/api/staff/cases/{reference}/publications";

/** Reads a file, announces it and sends it. It stops when its dialog goes; what was announced can be put aside. */
export function usePublish(reference: string, onSent: () => void): Publish {
  const sender = useFileSender();
  const refresh = useCaseRefresh();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [trouble, setTrouble] = useState<Publish["trouble"]>(null);
  const begun = useRef<Begun | null>(null);
  const run = useRef<AbortController | null>(null);
  useEffect(() => () => run.current?.abort(), []);

  async function announced(body: Schema<"NewDocument">): Promise<() => Promise<FileLink | null>> {
    const what = JSON.stringify(body);
    // The line broke meanwhile: the same is announced under the same key, and what is missing follows.
    const act =
      begun.current?.what === what ? begun.current : { what, key: newIdempotencyKey(), isKnown: false };
    begun.current = act;
    const params = { path: { reference }, header: { "Idempotency-Key": act.key } };
    const { data } = await api.POST(ROUTE, { params, body });
    const publicationId = data?.publicationId ?? "";
    // Where some of it may be there already, a new link tells which blocks are.
    let first = act.isKnown ? null : (data?.link ?? null);
    act.isKnown = true;
    return async () => {
      const link = first;
      first = null;
      return link ?? (await renewed(reference, publicationId));
    };
  }

  async function publish(file: File, facts: Facts): Promise<void> {
    const stop = new AbortController();
    run.current = stop;
    const { signal } = stop;
    const share = (stage: Progress["stage"]) => (bytes: number) =>
      setProgress({ stage, percent: file.size === 0 ? 100 : Math.round((100 * bytes) / file.size) });
    const letIdle = activity.hold();
    setTrouble(null);
    setProgress({ stage: "reading", percent: 0 });
    try {
      const sha256 = await sender.fingerprint(file, signal, share("reading"));
      const link = await announced({ ...facts, name: file.name, size: file.size, sha256 });
      refresh();
      setProgress({ stage: "sending", percent: 0 });
      await sender.transfer({ file, signal, link, onSent: share("sending"), onDropped: () => undefined });
      onSent();
    } catch (error) {
      if (!signal.aborted) setTrouble(told(error, sender.trouble(error)));
    } finally {
      letIdle();
      refresh();
      if (!signal.aborted) setProgress(null);
    }
  }

  return { progress, trouble, publish };
}

async function renewed(reference: string, publicationId: string): Promise<FileLink | null> {
  const path = { reference, publicationId };
  try {
    const { data } = await api.POST(`${ROUTE}/{publicationId}/link`, { params: { path } });
    return data?.link ?? null;
  } catch (error) {
    if (error instanceof ApiError && error.code === "file-arrived") return null;
    throw error;
  }
}

const told = (error: unknown, words: string): NonNullable<Publish["trouble"]> =>
  error instanceof ApiError && error.status !== 0
    ? { code: error.code, detail: error.detail, correlationId: error.correlationId }
    : { code: "", detail: words, correlationId: "" };
