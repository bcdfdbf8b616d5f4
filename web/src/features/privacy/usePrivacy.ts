import { $api } from "@/api/client";

export const useMyRequests = () => $api.useQuery("get", "/api/privacy-requests");
export const useAsk = () => $api.useMutation("post", "/api/privacy-requests");
export const useTakeBack = () => $api.useMutation("delete", "/api/privacy-requests/{requestId}");
export const useLink = () => $api.useMutation("post", "/api/privacy-requests/{requestId}/links");
