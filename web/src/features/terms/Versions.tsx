import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { use } from "react";

import type { Schema } from "@/api/types";
import { MeContext } from "@/session/MeContext";
import { usePortal } from "@/session/PortalContext";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { formatDate, formatMoment } from "@/ui/format/dates";
import { Card } from "@/ui/layout/Card";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { useAcceptances, useTermsVersions } from "./useTerms";

type Version = Schema<"TermsVersion">;

const standing = ({ binds, announced }: Version): string =>
  binds ? "in force" : announced ? "announced" : "no longer in force";

/** Every version there has been, and when the reader accepted it. */
export function Versions({ shown }: { shown: string | null }) {
  const { timeZone } = usePortal().config;
  const signedIn = use(MeContext) !== null;
  const { data, error, refetch } = useTermsVersions();
  const accepted = useAcceptances(signedIn);
  const acceptedAt = new Map(accepted.data?.items.map(({ version, at }) => [version, at]));
  if (error !== null)
    return <ErrorNote what="The versions can't be shown." error={error} onRetry={() => void refetch()} />;
  return (
    <Card title="Versions" padded>
      <Box component="ul" sx={{ listStyle: "none", p: 0, m: 0, display: "grid", gap: 2 }}>
        {data?.items.map((each) => {
          const at = acceptedAt.get(each.version);
          const isShown = shown === null ? each.binds : shown === each.version;
          return (
            <li key={each.version}>
              <RouteLink to={`/terms?version=${each.version}`} aria-current={isShown ? "true" : undefined}>
                From {formatDate(each.version)}
              </RouteLink>
              <Typography component="span" variant="dense" color="textSecondary">
                {" "}
                {standing(each)}
                {at !== undefined && `, accepted by you on ${formatMoment(at, timeZone)}`}
              </Typography>
            </li>
          );
        })}
      </Box>
    </Card>
  );
}
