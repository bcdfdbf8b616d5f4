import Box from "@mui/material/Box";
import FormControlLabel from "@mui/material/FormControlLabel";
import Paper from "@mui/material/Paper";
import Radio from "@mui/material/Radio";
import RadioGroup from "@mui/material/RadioGroup";
import Typography from "@mui/material/Typography";
import { useId } from "react";

import { $api } from "@/api/client";
import type { Schema } from "@/api/types";
import { useMe } from "@/session/MeContext";
import { ruled } from "@/ui/data/entries";
import { CardSkeleton } from "@/ui/feedback/CardSkeleton";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { showToast } from "@/ui/feedback/toasts";
import { PageHead } from "@/ui/layout/PageHead";

type KindPreference = Schema<"KindPreference">;
type Delivery = Schema<"Delivery">;

const words: Record<Delivery, string> = {
  "at-once": "At once",
  daily: "Once a day, at 8:00",
  never: "Never",
};

/** When each kind of notification comes by email. Every choice is kept as it is made. */
export function Component() {
  const { user, scheme } = useMe();
  const path = "/api/notification-preferences";
  const { data, error, refetch } = $api.useQuery("get", path);
  const change = $api.useMutation("put", path, {
    onSuccess: async () => {
      await refetch();
      showToast("Your choice is kept");
    },
  });
  // What was just chosen shows at once; the server's answer follows.
  const chosen = change.isPending ? change.variables.body.choices : {};
  return (
    <>
      <PageHead
        title="What you hear about"
        lede={`The bell tells everything. Choose here what also comes to ${user.email}.`}
      />
      {error !== null && (
        <ErrorNote what="Your choices can't be shown." error={error} onRetry={() => void refetch()} />
      )}
      {change.error !== null && <ErrorNote what="Your choice couldn't be kept." error={change.error} />}
      {data === undefined && error === null && <CardSkeleton />}
      {data !== undefined && (
        <Paper variant="outlined">
          {data.kinds.map((kind) => (
            <KindRow
              key={kind.kind}
              kind={{ ...kind, delivery: chosen[kind.kind] ?? kind.delivery }}
              schemeName={scheme.shortName}
              onChange={(delivery) => change.mutate({ body: { choices: { [kind.kind]: delivery } } })}
            />
          ))}
        </Paper>
      )}
    </>
  );
}

interface KindRowProps {
  kind: KindPreference;
  schemeName: string;
  onChange: (delivery: Delivery) => void;
}

function KindRow({ kind, schemeName, onChange }: KindRowProps) {
  const labelId = useId();
  const always = !kind.choices.includes("never");
  return (
    <Box sx={row}>
      <Box>
        <Typography id={labelId} sx={{ fontWeight: 600 }}>
          {kind.label}
        </Typography>
        {always && (
          <Typography variant="dense" color="textSecondary">
            {schemeName} asks that messages always reach you by email.
          </Typography>
        )}
      </Box>
      <RadioGroup
        row
        aria-labelledby={labelId}
        value={kind.delivery}
        onChange={(_, value) => onChange(value as Delivery)}
        sx={{ columnGap: 4 }}
      >
        {kind.choices.map((delivery) => (
          <FormControlLabel key={delivery} value={delivery} control={<Radio />} label={words[delivery]} />
        ))}
      </RadioGroup>
    </Box>
  );
}

const row = {
  display: "grid",
  gridTemplateColumns: { xs: "1fr", md: "minmax(0, 1fr) 440px" },
  alignItems: "center",
  gap: { xs: 1, md: 4 },
  p: "12px 20px",
  ...ruled,
} as const;
