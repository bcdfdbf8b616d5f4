import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";

import type { Schema } from "@/api/types";
import { useMay } from "@/session/MeContext";
import { Avatar } from "@/ui/data/Avatar";
import { formatCount } from "@/ui/format/words";
import { Icon } from "@/ui/icons/Icon";
import { Card } from "@/ui/layout/Card";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { Bar } from "./Bar";
import { casesWith, NOT_SET } from "./caseLinks";

const SHOWN = 6;

/** Who has how many open cases; the ones that nobody has come first. */
export function OwnersCard({ owners }: { owners: Schema<"OwnerGroup">[] }) {
  const [all, setAll] = useState(false);
  const most = Math.max(...owners.map(({ cases }) => cases));
  const more = owners.length > SHOWN && (
    <Button variant="text" size="small" onClick={() => setAll(!all)} sx={{ ml: "-8px" }}>
      {all ? "View fewer" : `View all ${owners.length - 1} owners`}
    </Button>
  );
  const mayHandOver = useMay("cases:assign-others");
  const footer = (more !== false || mayHandOver) && (
    <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 3 }}>
      {more}
      {mayHandOver && (
        <RouteLink to="/hand-over" underline="hover" sx={{ ml: "auto", fontWeight: 600 }}>
          Hand over someone&rsquo;s cases
        </RouteLink>
      )}
    </Box>
  );
  const note = (
    <Box component="span" sx={{ typography: "control", color: "text.secondary" }}>
      Open cases
    </Box>
  );
  return (
    <Card title="Your case owners" end={note} {...(footer !== false && { footer })}>
      <Box component="ul" sx={{ py: 1 }}>
        {(all ? owners : owners.slice(0, SHOWN)).map((owner) => (
          <Box component="li" key={owner.name ?? NOT_SET} sx={row}>
            {owner.name === null ? <Nobody /> : <Avatar name={owner.name} own={owner.you} />}
            <RouteLink
              to={casesWith({ businessCaseOwner: [owner.name ?? NOT_SET] })}
              underline="hover"
              sx={{ fontWeight: owner.name === null ? 600 : 400, overflowWrap: "anywhere" }}
            >
              {nameOf(owner)}
            </RouteLink>
            <Bar
              value={owner.cases}
              most={most}
              height={6}
              color={owner.name === null ? "warning.main" : "chart.first"}
            />
            <Box component="span" sx={{ textAlign: "right" }}>
              {formatCount(owner.cases)}
            </Box>
          </Box>
        ))}
      </Box>
    </Card>
  );
}

function nameOf({ name, you }: Schema<"OwnerGroup">): string {
  if (name === null) return "Unassigned";
  return you ? `${name} (you)` : name;
}

function Nobody() {
  return (
    <Box aria-hidden="true" sx={nobody}>
      <Icon name="warning" size={16} />
    </Box>
  );
}

const nobody = {
  display: "grid",
  placeItems: "center",
  width: 32,
  height: 32,
  borderRadius: "50%",
  bgcolor: "tint.warning",
  color: "warning.main",
} as const;

const row = {
  display: "grid",
  gridTemplateColumns: "32px minmax(0, 1fr) 72px 40px",
  gap: 3,
  alignItems: "center",
  minHeight: 44,
  p: "4px 20px",
  typography: "control",
} as const;
