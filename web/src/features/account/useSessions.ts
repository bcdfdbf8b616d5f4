import { $api } from "@/api/client";

export const useSessions = () => $api.useQuery("get", "/api/sessions");
export const useEndSession = () => $api.useMutation("delete", "/api/sessions/{sessionId}");
export const useEndAllSessions = () => $api.useMutation("delete", "/api/sessions");
