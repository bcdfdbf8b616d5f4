/** Addresses below /help that are no articles. */
export const RESERVED = ["ask", "confirm", "known-issues", "tickets"];

export const articleAddress = (slug: string): string => `/help/${slug}`;
