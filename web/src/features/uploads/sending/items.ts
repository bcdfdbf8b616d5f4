import type { Refusal } from "../model/types";
import { noPace, type Pace } from "./pace";

/** Where a file stands on this side of the wire. What the scan says comes from the API. */
export type Stage =
  | { kind: "refused"; refusal: Refusal }
  | { kind: "checking" }
  | { kind: "duplicate"; sentBy: string | null; sentAt: string | null }
  | { kind: "waiting" }
  | { kind: "uploading" }
  | { kind: "dropped"; at: number }
  | { kind: "paused" }
  | { kind: "failed"; detail: string }
  | { kind: "missing" }
  | { kind: "sent" };

export interface UploadItem {
  id: string;
  name: string;
  /** Bytes. */
  size: number;
  stage: Stage;
  sha256: string | null;
  /** The API's name for it, once the API knows it. */
  fileId: string | null;
  /** The person has seen that it's a duplicate and wants it sent all the same. */
  sendAgain: boolean;
  /** Bytes that the fingerprint has been worked out over. */
  read: number;
  /** Bytes that have arrived. */
  sent: number;
  pace: Pace;
  /** When the connection last dropped; milliseconds since the epoch. */
  droppedAt: number | null;
  /** Begun on an earlier visit. */
  resumed: boolean;
}

export const newItem = (id: string, name: string, size: number, stage: Stage): UploadItem => ({
  id,
  name,
  size,
  stage,
  sha256: null,
  fileId: null,
  sendAgain: false,
  read: 0,
  sent: 0,
  pace: noPace,
  droppedAt: null,
  resumed: false,
});

const AT_WORK: Stage["kind"][] = ["checking", "waiting", "uploading", "dropped"];
const LEFT_OUT: Stage["kind"][] = ["refused", "duplicate"];

/** Something is being done for it without anybody's help: it keeps the session open. */
export const isAtWork = ({ stage }: UploadItem): boolean => AT_WORK.includes(stage.kind);

/** It goes with the upload as things stand. */
export const isIncluded = ({ stage }: UploadItem): boolean => !LEFT_OUT.includes(stage.kind);

export interface Totals {
  files: number;
  /** Files that have arrived. */
  arrived: number;
  /** Bytes. */
  sent: number;
  size: number;
  atWork: number;
}

export function totalsOf(items: readonly UploadItem[]): Totals {
  const included = items.filter(isIncluded);
  const sum = (of: (item: UploadItem) => number): number =>
    included.reduce((total, item) => total + of(item), 0);
  return {
    files: included.length,
    arrived: included.filter(({ stage }) => stage.kind === "sent").length,
    sent: sum(({ sent }) => sent),
    size: sum(({ size }) => size),
    atWork: items.filter(isAtWork).length,
  };
}

/** Seconds until everything at work has arrived, at the pace of all of it together; null when nobody knows. */
export function totalPace(items: readonly UploadItem[]): Pace {
  const at = [...new Set(items.flatMap(({ pace }) => pace.samples.map((sample) => sample.at)))].sort(
    (a, b) => a - b,
  );
  const sentBy = (moment: number): number =>
    items.reduce(
      (sum, { pace }) =>
        sum + (pace.samples.findLast((sample) => sample.at <= moment)?.sent ?? pace.samples[0]?.sent ?? 0),
      0,
    );
  return { samples: at.map((moment) => ({ at: moment, sent: sentBy(moment) })) };
}

/** What needs a decision comes first; among equals the order in which they were chosen. */
const ORDER: Partial<Record<Stage["kind"], number>> = {
  refused: 0,
  failed: 1,
  duplicate: 2,
  missing: 3,
  paused: 4,
  sent: 6,
};

export const troubleFirst = (items: readonly UploadItem[]): UploadItem[] =>
  [...items].sort((a, b) => (ORDER[a.stage.kind] ?? 5) - (ORDER[b.stage.kind] ?? 5));
