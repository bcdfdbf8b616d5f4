import Box from "@mui/material/Box";
import Skeleton from "@mui/material/Skeleton";

import { AfterDelay } from "@/ui/feedback/AfterDelay";
import { PageHeading } from "@/ui/navigation/PageHeading";

/** The shape of a case page, under the one fact that is known: its reference. */
export function CaseSkeleton({ reference }: { reference: string }) {
  return (
    <Box aria-busy="true">
      <PageHeading>{reference}</PageHeading>
      <AfterDelay>
        <Skeleton width={360} height={20} sx={{ mt: 2, mb: 5, maxWidth: "100%" }} />
        <Skeleton height={132} sx={{ borderRadius: 1 }} />
        <Box sx={{ display: "grid", gridTemplateColumns: { md: "minmax(0, 1fr) 344px" }, gap: 4, mt: 12 }}>
          <Skeleton height={320} sx={{ borderRadius: 1 }} />
          <Skeleton height={240} sx={{ borderRadius: 1 }} />
        </Box>
      </AfterDelay>
    </Box>
  );
}
