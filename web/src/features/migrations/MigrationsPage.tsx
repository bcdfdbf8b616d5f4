import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";

import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { PageHead } from "@/ui/layout/PageHead";

import { MigrationCard } from "./MigrationCard";
import { useMigrations } from "./useMigrations";

/** What this release wants of stored documents, run and watched by security staff. */
export function Component() {
  const { data, error, refetch } = useMigrations();
  return (
    <>
      <PageHead
        title="Migrations"
        lede="Stored documents are brought into the shape of this release while everybody works on. Run one once all instances have the release."
      />
      {error !== null && (
        <ErrorNote what="The migrations can't be shown." error={error} onRetry={() => void refetch()} />
      )}
      {data?.items.length === 0 && (
        <Paper variant="outlined">
          <EmptyState icon="done" title="This release has no migration" />
        </Paper>
      )}
      <Box sx={{ display: "grid", gap: 4 }}>
        {data?.items.map((migration) => (
          <MigrationCard key={migration.name} migration={migration} />
        ))}
      </Box>
    </>
  );
}
