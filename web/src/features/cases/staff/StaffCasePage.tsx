import Box from "@mui/material/Box";
import { useParams } from "react-router";

import { $api } from "@/api/client";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { plural } from "@/ui/format/words";
import { Card } from "@/ui/layout/Card";
import { PageHead } from "@/ui/layout/PageHead";
import { RouteButton } from "@/ui/navigation/RouteButton";

import { CaseSkeleton } from "../details/CaseSkeleton";
import { ComplaintCard } from "../details/ComplaintCard";
import { DocumentTable } from "../details/DocumentTable";
import { OutcomesCard } from "../details/OutcomesCard";
import { PeopleCard } from "../details/PeopleCard";
import { Timeline } from "../details/Timeline";
import { StaffVoiceContext } from "../model/voice";
import { useStaffCaseSlots, type StaffCase } from "./slots";
import { StaffCaseHead } from "./StaffCaseHead";

/** Everything about one case, for the scheme's staff: what they have to decide comes first. */
export function Component() {
  const { reference = "" } = useParams();
  const { data, error, refetch } = $api.useQuery("get", "/api/staff/cases/{reference}", {
    params: { path: { reference } },
  });
  if (error?.status === 404 || error?.status === 422)
    return <NoSuchCase reference={reference} why={error.detail} />;
  if (error !== null) {
    return (
      <>
        <PageHead title={reference} />
        <ErrorNote what="This case can't be shown." error={error} onRetry={() => void refetch()} />
      </>
    );
  }
  if (data === undefined) return <CaseSkeleton reference={reference} />;
  return (
    <StaffVoiceContext value={data.case.businessName}>
      <StaffCaseHead details={data} />
      <Contents details={data} />
    </StaffVoiceContext>
  );
}

function Contents({ details }: { details: StaffCase }) {
  const { sections, documentActs } = useStaffCaseSlots();
  const { documents, timeline } = details;
  return (
    <Box sx={columns}>
      <Box sx={stack}>
        {sections.map((Section, place) => (
          <Section key={place} details={details} />
        ))}
        <Card title="Documents" end={plural(documents.length, "document")}>
          {documents.length === 0 ? (
            <EmptyState icon="file" title="There are no documents on this case yet" />
          ) : (
            <DocumentTable
              reference={details.case.caseReference}
              documents={documents}
              actsOn={(document) =>
                documentActs.map((Act, place) => <Act key={place} details={details} document={document} />)
              }
            />
          )}
        </Card>
        <OutcomesCard outcomes={details.outcomes} />
        <Card title="Timeline" end={plural(timeline.length, "entry", "entries")}>
          <Timeline entries={timeline} />
        </Card>
      </Box>
      <Box sx={stack}>
        <PeopleCard details={details} />
        <ComplaintCard details={details} />
      </Box>
    </Box>
  );
}

function NoSuchCase({ reference, why }: { reference: string; why: string }) {
  return (
    <>
      <PageHead title="Case not found" />
      <EmptyState
        icon="search"
        title={`${reference}: ${why}`}
        actions={<RouteButton to="/staff/cases">Find another case</RouteButton>}
      />
    </>
  );
}

const columns = {
  display: "grid",
  gridTemplateColumns: { xs: "minmax(0, 1fr)", md: "minmax(0, 1fr) 376px" },
  gap: 4,
  alignItems: "start",
} as const;
const stack = { display: "grid", gap: 4, minWidth: 0 } as const;
