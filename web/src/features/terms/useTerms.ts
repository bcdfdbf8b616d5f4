import { $api } from "@/api/client";

export const useTerms = () => $api.useQuery("get", "/api/terms");
