import Box from "@mui/material/Box";

import { useMay } from "@/session/MeContext";
import { NamedIconButton } from "@/ui/controls/NamedIconButton";
import { Pill } from "@/ui/data/Pill";
import { Icon } from "@/ui/icons/Icon";
import { PageHeading } from "@/ui/navigation/PageHeading";
import { RouteButton } from "@/ui/navigation/RouteButton";

import { useCaseSlots } from "../model/slots";
import { Reference, StandingPills } from "../model/HeadParts";
import { caseActs, caseHead, caseMeta } from "../model/headStyles";
import type { CaseDetails } from "../model/types";
import { tabs, type TabName } from "./CaseTabs";

interface CaseHeadProps {
  details: CaseDetails;
  tab: TabName;
}

/** What the case is called, how it is known, and the acts it allows. */
export function CaseHead({ details, tab }: CaseHeadProps) {
  const { case: facts } = details;
  const named = tab === "overview" ? "" : `${tabs[tab].label}, `;
  return (
    <Box component="header" sx={{ ...caseHead, mb: 4 }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <PageHeading documentTitle={`${named}${facts.caseReference}`}>{facts.title}</PageHeading>
        <Box sx={caseMeta}>
          <Reference of={facts.caseReference} />
          <span>{facts.businessName}</span>
          {facts.businessReference !== null && <span>Your ref {facts.businessReference}</span>}
          <Pill icon="scales" tone="line">
            {facts.caseStage}
          </Pill>
          <StandingPills priority={facts.priority} closed={facts.closed} />
        </Box>
      </Box>
      <Acts details={details} />
    </Box>
  );
}

function Acts({ details }: { details: CaseDetails }) {
  const mayUpload = useMay("uploads:send");
  const { CaseActs } = useCaseSlots();
  const reference = details.case.caseReference;
  return (
    <Box sx={caseActs} data-print="hide">
      <NamedIconButton icon="print" name="Print this case" onClick={() => window.print()} />
      <CaseActs details={details} />
      {mayUpload && (
        <RouteButton
          to={`/cases/${encodeURIComponent(reference)}/upload`}
          variant="contained"
          startIcon={<Icon name="upload" />}
        >
          Upload files
        </RouteButton>
      )}
    </Box>
  );
}
