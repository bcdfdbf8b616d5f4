import { ruled } from "@/ui/data/entries";

/** Somebody of the organisation, or invited to it; at the right, or below on a small screen, what may be done. */
export const personRow = {
  display: "grid",
  gridTemplateColumns: { xs: "minmax(0, 1fr)", md: "minmax(0, 1fr) auto" },
  alignItems: "center",
  gap: { xs: 2, md: 4 },
  p: "12px 20px",
  ...ruled,
} as const;
