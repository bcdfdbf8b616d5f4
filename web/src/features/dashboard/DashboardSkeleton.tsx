import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";

/** The page's own shape, so that nothing jumps when the figures arrive. */
export function DashboardSkeleton() {
  return (
    <Box aria-hidden="true" sx={{ display: "grid", gap: 4 }}>
      <Skeleton variant="rounded" height={104} />
      <Box sx={{ display: "grid", gap: 4, gridTemplateColumns: { xs: "1fr", lg: "minmax(0, 1fr) 352px" } }}>
        <Skeleton variant="rounded" height={356} />
        <Skeleton variant="rounded" height={356} />
      </Box>
      <Skeleton variant="rounded" height={280} />
    </Box>
  );
}
