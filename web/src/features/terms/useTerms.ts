import { $api } from "@/api/client";

export const useTerms = () => $api.useQuery("get", "/api/terms");

export const useTermsVersion = (version: string) =>
  $api.useQuery("get", "/api/terms-versions/{version}", { params: { path: { version } } });

export const useTermsVersions = () => $api.useQuery("get", "/api/terms-versions");

/** What the signed-in person accepted, and when. */
export const useAcceptances = (enabled: boolean) =>
  $api.useQuery("get", "/api/terms-acceptances", {}, { enabled });
