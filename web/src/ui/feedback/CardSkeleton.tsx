import Skeleton from "@mui/material/Skeleton";

import { AfterDelay } from "./AfterDelay";

/** Stands where a card will, once that takes longer than a moment. `height` in pixels. */
export function CardSkeleton({ height = 240 }: { height?: number }) {
  return (
    <AfterDelay>
      <Skeleton variant="rounded" height={height} />
    </AfterDelay>
  );
}
