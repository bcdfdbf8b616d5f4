import type { components } from "./generated/schema";

/** A type of the API by its name in the OpenAPI document. */
export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];
