import Box from "@mui/material/Box";

import { $api } from "@/api/client";
import { useMe } from "@/session/MeContext";
import { CardSkeleton } from "@/ui/feedback/CardSkeleton";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Card } from "@/ui/layout/Card";
import { PageHead } from "@/ui/layout/PageHead";

import { Bounces } from "./Bounces";
import { MailboxForm } from "./MailboxForm";

/** Where email about an organisation's cases goes, and where it doesn't arrive. */
export function Component() {
  const { businesses } = useMe();
  const { data, error, refetch } = $api.useQuery("get", "/api/central-mailboxes");
  return (
    <>
      <PageHead
        title="Email"
        lede="A central mailbox hears of its business's cases, beside the people who work on them."
      />
      {error !== null && (
        <ErrorNote what="The mailboxes can't be shown." error={error} onRetry={() => void refetch()} />
      )}
      <Box sx={{ display: "grid", gap: 4 }}>
        {data === undefined && error === null && <CardSkeleton height={146} />}
        {data !== undefined &&
          businesses.map((business) => (
            <Card key={business.id} title={business.name} padded>
              <MailboxForm
                business={business}
                mailbox={data.items.find(({ businessId }) => businessId === business.id)}
                onChanged={() => void refetch()}
              />
            </Card>
          ))}
        <Bounces />
      </Box>
    </>
  );
}
