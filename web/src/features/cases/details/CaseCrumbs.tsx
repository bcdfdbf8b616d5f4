import Box from "@mui/material/Box";
import { useNavigate } from "react-router";

import { NamedIconButton } from "@/ui/controls/NamedIconButton";
import { formatCount } from "@/ui/format/words";
import { Icon } from "@/ui/icons/Icon";
import { RouteLink } from "@/ui/navigation/RouteLink";

import { lastList, neighbours } from "../model/listContext";

const pathOf = (reference: string): string => `/cases/${encodeURIComponent(reference)}`;

/** Back to the very list this case was opened from, and on to its neighbours there. */
export function CaseCrumbs({ reference }: { reference: string }) {
  const navigate = useNavigate();
  const list = lastList();
  const beside = neighbours(list, reference);
  const step = (target: string | undefined) => ({
    disabled: target === undefined,
    onClick: () => void (target !== undefined && navigate(pathOf(target))),
  });
  return (
    <Box component="nav" aria-label="Breadcrumb" sx={row} data-print="hide">
      <RouteLink to={{ pathname: "/cases", search: list?.search ?? "" }} underline="hover" sx={back}>
        <Icon name="left" size={16} />
        Cases
      </RouteLink>
      {beside !== null && (
        <Box sx={{ display: { xs: "none", sm: "flex" }, alignItems: "center" }}>
          {`· ${formatCount(beside.position)}${list?.total == null ? "" : ` of ${formatCount(list.total)}`}`}
          <NamedIconButton
            icon="left"
            iconSize={16}
            size="small"
            name="Previous case in this list"
            {...step(beside.previous)}
          />
          <NamedIconButton
            icon="right"
            iconSize={16}
            size="small"
            name="Next case in this list"
            {...step(beside.next)}
          />
        </Box>
      )}
    </Box>
  );
}

const row = {
  display: "flex",
  alignItems: "center",
  gap: "6px",
  minHeight: 32,
  mt: -2,
  typography: "dense",
  color: "ink.hint",
} as const;
const back = { display: "inline-flex", alignItems: "center", gap: 1, minHeight: 24 } as const;
