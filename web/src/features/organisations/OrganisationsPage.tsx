import Box from "@mui/material/Box";
import { useSearchParams } from "react-router";

import { ruled } from "@/ui/data/entries";
import { CardSkeleton } from "@/ui/feedback/CardSkeleton";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { plural } from "@/ui/format/words";
import { Card } from "@/ui/layout/Card";
import { PageHead } from "@/ui/layout/PageHead";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { Finder } from "./Finder";
import { useOrganisations } from "./useOrganisations";

/** Everybody who is onboarded, found by name, business, regulator number or domain. */
export function Component() {
  const [params, setParams] = useSearchParams();
  const search = params.get("search") ?? "";
  const { data, error, refetch } = useOrganisations(search);
  return (
    <>
      <PageHead title="Organisations" lede="Who is onboarded, with which businesses and domains." />
      <Finder
        hint="Name, business, regulator number or email domain"
        search={search}
        onFind={(typed) => setParams(typed === "" ? {} : { search: typed })}
      />
      {error !== null && (
        <ErrorNote what="The organisations can't be shown." error={error} onRetry={() => void refetch()} />
      )}
      {data === undefined && error === null && <CardSkeleton />}
      {data !== undefined && (
        <Card
          title={plural(data.total, "organisation")}
          {...(data.total > data.items.length ? { end: `The first ${data.items.length} by name` } : {})}
        >
          {data.items.length === 0 ? (
            <EmptyState icon="search" title="No organisation is called that">
              Try a part of its name, or the domain of an email address.
            </EmptyState>
          ) : (
            <Box component="ul" aria-label="Organisations">
              {data.items.map(({ id, name, businesses, emailDomains, contact }) => (
                <Box component="li" key={id} sx={row}>
                  <RouteLink to={`/staff/organisations/${encodeURIComponent(id)}`} sx={{ fontWeight: 600 }}>
                    {name}
                  </RouteLink>
                  <Box sx={{ typography: "dense", color: "text.secondary", overflowWrap: "anywhere" }}>
                    {[
                      plural(businesses, "business", "businesses"),
                      emailDomains.join(", "),
                      contact === null ? "no named contact" : `contact: ${contact}`,
                    ].join(" · ")}
                  </Box>
                </Box>
              ))}
            </Box>
          )}
        </Card>
      )}
    </>
  );
}

const row = { p: "12px 20px", ...ruled } as const;
