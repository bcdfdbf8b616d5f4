import { useMemo } from "react";

import { usePortal } from "@/session/PortalContext";

import { articles } from "./content/articles";
import { filled, type Article } from "./content/parse";
import { buildIndex, type HelpIndex } from "./search/helpIndex";

/** What an article may say of this portal. */
export const FACTS = ["origin", "out", "scheme", "signIn", "tickets", "warn"];

/** The articles with the facts of this portal filled in, and the index over them. */
export function useHelp(): { all: readonly Article[]; index: HelpIndex } {
  const { config } = usePortal();
  return useMemo(() => {
    const facts = {
      origin: location.origin,
      out: String(config.session.signOutAfterMinutes),
      scheme: config.schemeName,
      signIn: new URL(config.issuer).origin,
      tickets: String(config.retention.ticketDays),
      warn: String(config.session.warnAfterMinutes),
    };
    const all = articles.map((each) => ({ ...each, markdown: filled(each.markdown, facts) }));
    return { all, index: buildIndex(all) };
  }, [config]);
}
