import Box from "@mui/material/Box";
import Button from "@mui/material/Button";

import { $api } from "@/api/client";
import { RecordRow } from "@/ui/data/RecordRow";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { plural } from "@/ui/format/words";
import { Card } from "@/ui/layout/Card";

import { useDone, type Organisation } from "./useOrganisations";

/** Where the organisation's people have their addresses. The server refuses to take one away that is in use. */
export function DomainsCard({ organisation, onAdd }: { organisation: Organisation; onAdd: () => void }) {
  const done = useDone();
  const remove = $api.useMutation("delete", "/api/staff/organisations/{organisationId}/domains/{domain}", {
    onSuccess: () => done("The domain is taken away"),
  });
  return (
    <Card
      title={plural(organisation.emailDomains.length, "email domain")}
      end={
        <Button variant="outlined" size="small" onClick={onAdd}>
          Add a domain
        </Button>
      }
    >
      {remove.error !== null && <ErrorNote what="Nothing has changed." error={remove.error} />}
      <Box component="ul" aria-label="Email domains">
        {organisation.emailDomains.map((domain) => (
          <RecordRow
            key={domain}
            end={
              <Button
                variant="text"
                size="small"
                disabled={remove.isPending}
                aria-label={`Take away ${domain}`}
                onClick={() =>
                  remove.mutate({ params: { path: { organisationId: organisation.id, domain } } })
                }
              >
                Take away
              </Button>
            }
          >
            {domain}
          </RecordRow>
        ))}
      </Box>
    </Card>
  );
}
