import { api } from "@/api/client";
import type { Schema } from "@/api/types";

import { door } from "./storage/door";

export type PortalConfig = Schema<"PublicConfig">;

const KEY = "recourse.config";

/**
 * The portal's settings, asked for once a tab: coming back from the identity provider loads the page again,
 * and the same answer a second later is not worth a call.
 */
export async function loadConfig(): Promise<PortalConfig> {
  const kept = door.getItem(KEY);
  if (kept !== null) return JSON.parse(kept) as PortalConfig;
  const { data } = await api.GET("/api/config");
  if (data === undefined) throw new Error("The portal's settings are empty.");
  door.setItem(KEY, JSON.stringify(data));
  return data;
}
