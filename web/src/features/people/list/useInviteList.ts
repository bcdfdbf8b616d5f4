import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { $api, api } from "@/api/client";
import { newIdempotencyKey } from "@/api/idempotency";
import { ApiError } from "@/api/problem";
import type { Schema } from "@/api/types";
import { plural } from "@/ui/format/words";

import { useDone } from "../usePeople";
import { evenly } from "./chunks";

type Checked = Schema<"CheckedLine">;
type Outcome = Schema<"InvitedLine">;

/** A line of the list: `said` is what is to be done, or what became of it. */
export interface Line {
  line: number;
  name: string;
  email: string;
  said: string;
  fits: boolean;
}

const AT_ONCE = 40; // what one call of the API takes

interface Part {
  key: string;
  newcomers: Schema<"Newcomer">[];
}

/** Looks a list over, then invites the lines that fit, part by part. A try again repeats parts under their keys. */
export function useInviteList() {
  const done = useDone();
  const [parts, setParts] = useState<Part[]>([]);
  const check = $api.useMutation("post", "/api/invitation-checks", {
    onSuccess: ({ lines }) => {
      const fit = lines.flatMap(({ newcomer }) => (newcomer === null ? [] : [newcomer]));
      setParts(evenly(fit, AT_ONCE).map((newcomers) => ({ newcomers, key: newIdempotencyKey() })));
    },
  });
  const send = useMutation({
    mutationFn: async () => {
      const outcomes: Outcome[] = [];
      for (const { key, newcomers } of parts) {
        const { data } = await api.POST("/api/invitations", {
          params: { header: { "Idempotency-Key": key } },
          body: { newcomers },
        });
        outcomes.push(...(data?.lines ?? []));
      }
      return outcomes;
    },
    onSuccess: (outcomes) =>
      done(`${plural(outcomes.filter(({ invited }) => invited).length, "person", "people")} invited`),
  });
  return {
    check: (text: string) => check.mutate({ body: { text } }),
    send: () => send.mutate(),
    again: () => {
      check.reset();
      send.reset();
    },
    lines: check.data?.lines.map((line) => told(line, send.data)),
    fit: check.data?.fit ?? 0,
    isSent: send.isSuccess,
    busy: check.isPending || send.isPending,
    checkError: check.error,
    sendError: send.error instanceof ApiError ? send.error : null,
  };
}

function told(checked: Checked, outcomes: readonly Outcome[] | undefined): Line {
  const { line, name, email, newcomer, message } = checked;
  if (newcomer === null) return { line, name, email, said: message ?? "", fits: false };
  if (outcomes === undefined) return { line, name, email, said: "Can be invited", fits: true };
  const outcome = outcomes.find((each) => each.email === newcomer.email);
  const fits = outcome?.invited === true;
  return { line, name, email, said: fits ? "Invited" : (outcome?.message ?? "Not invited"), fits };
}
