import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useParams } from "react-router";

import { useMe } from "@/session/MeContext";
import { ruled } from "@/ui/data/entries";
import { CardSkeleton } from "@/ui/feedback/CardSkeleton";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Note } from "@/ui/feedback/Note";
import { dateOf, formatDate } from "@/ui/format/dates";
import { plural } from "@/ui/format/words";
import { Card } from "@/ui/layout/Card";
import { PageHead } from "@/ui/layout/PageHead";

import { AddDialog, type Addition } from "./AddDialog";
import { ContactCard } from "./ContactCard";
import { DomainsCard } from "./DomainsCard";
import { SignInCard } from "./SignInCard";
import { useOrganisation, type Organisation } from "./useOrganisations";
import { UsersCard } from "./UsersCard";

export function Component() {
  const { organisationId = "" } = useParams();
  const { data, error, refetch } = useOrganisation(organisationId);
  if (error !== null)
    return (
      <>
        <PageHead title="Organisation" />
        <ErrorNote what="The organisation can't be shown." error={error} onRetry={() => void refetch()} />
      </>
    );
  return data === undefined ? <CardSkeleton /> : <Whole organisation={data} />;
}

function Whole({ organisation }: { organisation: Organisation }) {
  const { scheme } = useMe();
  const [adding, setAdding] = useState<Addition | null>(null);
  const since = organisation.since === null ? null : formatDate(dateOf(organisation.since, scheme.timeZone));
  return (
    <>
      <PageHead
        title={organisation.name}
        lede={`${since === null ? "" : `Onboarded on ${since}. `}The case system's id for it: ${organisation.id}`}
      />
      <Box sx={{ display: "grid", gap: 4, maxWidth: 960 }}>
        {organisation.activeAdministrators < 2 && (
          <Note severity="warning" lead={plural(organisation.activeAdministrators, "active administrator")}>
            Two are recommended.
          </Note>
        )}
        <Card
          title={plural(organisation.businesses.length, "business", "businesses")}
          end={
            <Button variant="outlined" size="small" onClick={() => setAdding("business")}>
              {`Add a ${organisation.businessWord}`}
            </Button>
          }
        >
          <Box component="ul" aria-label="Businesses">
            {organisation.businesses.map(({ id, name, regulatorNumber }) => (
              <Box component="li" key={id} sx={row}>
                <Box sx={{ fontWeight: 600 }}>{name}</Box>
                <Box sx={{ typography: "dense", color: "text.secondary", overflowWrap: "anywhere" }}>
                  {`${organisation.regulatorLabel}: ${regulatorNumber ?? "not recorded"} · id ${id}`}
                </Box>
              </Box>
            ))}
          </Box>
        </Card>
        <DomainsCard organisation={organisation} onAdd={() => setAdding("domain")} />
        <ContactCard organisation={organisation} key={organisation.contact?.accountId ?? "nobody"} />
        <SignInCard organisation={organisation} />
        <UsersCard organisation={organisation} />
      </Box>
      {adding !== null && (
        <AddDialog organisation={organisation} addition={adding} onClose={() => setAdding(null)} />
      )}
    </>
  );
}

const row = { p: "12px 20px", ...ruled } as const;
