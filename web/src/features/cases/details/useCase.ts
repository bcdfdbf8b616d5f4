import { useOutletContext } from "react-router";

import { $api } from "@/api/client";

import type { CaseDetails } from "../model/types";

export const useCaseQuery = (reference: string) =>
  $api.useQuery("get", "/api/cases/{reference}", { params: { path: { reference } } });

/** The case of the page around a tab. */
export const useCase = (): CaseDetails => useOutletContext<CaseDetails>();
