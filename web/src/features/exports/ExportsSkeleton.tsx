import Skeleton from "@mui/material/Skeleton";
import Stack from "@mui/material/Stack";

import { AfterDelay } from "@/ui/feedback/AfterDelay";

export function ExportsSkeleton() {
  return (
    <AfterDelay>
      <Stack spacing={3} sx={{ p: 5 }} aria-hidden="true">
        {[1, 2, 3].map((row) => (
          <Skeleton key={row} height={36} />
        ))}
      </Stack>
    </AfterDelay>
  );
}
