import type { paths } from "@/api/generated/schema";
import type { Schema } from "@/api/types";

export type CaseRow = Schema<"CaseRow">;
/** A row of the list, and whether something came since the person last looked at the case. */
export type ListedCase = CaseRow & { news: boolean };
export type CaseDetails = Schema<"CaseDetails">;
export type CaseRequest = Schema<"RequestOnCase">;
export type Column = Schema<"Column">;
export type Party = Schema<"Party">;

/** What `GET /api/cases` takes, paging and sorting included. */
export type CaseQuery = NonNullable<paths["/api/cases"]["get"]["parameters"]["query"]>;
/** What narrows the list: the same for the page and for its figures. */
export type CaseFilter = NonNullable<paths["/api/case-figures"]["get"]["parameters"]["query"]>;
export type SortField = NonNullable<CaseQuery["sort"]>;
