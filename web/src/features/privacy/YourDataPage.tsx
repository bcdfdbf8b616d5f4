import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useState } from "react";

import { entryWithAct } from "@/ui/data/entries";
import { CardSkeleton } from "@/ui/feedback/CardSkeleton";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { Note } from "@/ui/feedback/Note";
import { Card } from "@/ui/layout/Card";
import { PageHead } from "@/ui/layout/PageHead";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { AskDialog } from "./AskDialog";
import { RequestItem } from "./RequestItem";
import { useMyRequests } from "./usePrivacy";
import { rights, type Right } from "./words";

/** What people may ask about their own data, and where what they asked stands. */
export function Component() {
  const { data, error, refetch } = useMyRequests();
  const [asking, setAsking] = useState<Right | null>(null);
  const restricted = data?.restricted ?? false;
  const offered: Right[] = ["access", "erasure", restricted ? "lifting" : "restriction"];
  const isOpen = (right: Right): boolean =>
    data?.items.some((each) => each.open && each.right === right) ?? false;

  return (
    <>
      <PageHead
        title="Your data"
        lede={
          <>
            Your rights about what is held about you. It costs nothing, and you are answered within one
            calendar month. <RouteLink to="/privacy">What is held, and why</RouteLink>
          </>
        }
      />
      {error !== null && (
        <ErrorNote what="Your requests can’t be shown." error={error} onRetry={() => void refetch()} />
      )}
      {restricted && (
        <Note lead="The processing of your data is restricted.">
          It is kept and not otherwise used: no emails, no new cases.
        </Note>
      )}
      <Box sx={{ display: "grid", gap: 4, mt: restricted ? 4 : 0 }}>
        <Card title="What you can ask for">
          <Box component="ul">
            {offered.map((right) => (
              <Box component="li" key={right} sx={entryWithAct}>
                <Box sx={{ flex: "1 1 260px" }}>
                  <Typography sx={{ fontWeight: 600 }}>{rights[right].title}</Typography>
                  <Typography variant="dense" color="textSecondary" sx={{ maxWidth: "64ch" }}>
                    {rights[right].what}
                  </Typography>
                </Box>
                {isOpen(right) ? (
                  <Typography variant="dense" color="textSecondary">
                    Asked for, see below
                  </Typography>
                ) : (
                  <Button
                    variant="outlined"
                    disabled={data === undefined}
                    aria-label={`Ask for this: ${rights[right].title}`}
                    onClick={() => setAsking(right)}
                  >
                    Ask for this
                  </Button>
                )}
              </Box>
            ))}
          </Box>
        </Card>
        {data === undefined && error === null && <CardSkeleton height={120} />}
        {data !== undefined && (
          <Card title="What you asked for">
            {data.items.length === 0 ? (
              <Typography color="textSecondary" sx={{ p: "16px 20px" }}>
                Nothing yet.
              </Typography>
            ) : (
              <Box component="ul" aria-label="Your requests">
                {data.items.map((each) => (
                  <RequestItem key={each.id} request={each} onChange={() => void refetch()} />
                ))}
              </Box>
            )}
          </Card>
        )}
      </Box>
      {asking !== null && (
        <AskDialog right={asking} onClose={() => setAsking(null)} onAsked={() => void refetch()} />
      )}
    </>
  );
}
