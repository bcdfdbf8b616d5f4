/** Percent of the window's width, or as large as fits. */
export type Zoom = number | "fit";

const steps = [50, 75, 100, 150, 200, 300, 400];

/** What zooming out and in lead to; null at the ends. From "fit" both begin at the window's width. */
export function stepsOf(zoom: Zoom): { smaller: number | null; larger: number | null } {
  const from = zoom === "fit" ? 100 : zoom;
  return {
    smaller: steps.findLast((step) => step < from) ?? null,
    larger: steps.find((step) => step > from) ?? null,
  };
}
