import Box from "@mui/material/Box";

import { useMe } from "@/session/MeContext";
import { AfterDelay } from "@/ui/feedback/AfterDelay";
import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { formatLongDate, today } from "@/ui/format/dates";
import { plural } from "@/ui/format/words";
import { PageHead } from "@/ui/layout/PageHead";

import { DashboardSkeleton } from "./DashboardSkeleton";
import { DeadlinesCard } from "./DeadlinesCard";
import { InsightCard } from "./InsightCard";
import { OpenCasesCard } from "./OpenCasesCard";
import { OutcomesCard } from "./OutcomesCard";
import { OwnersCard } from "./OwnersCard";
import { QuickAccess } from "./QuickAccess";
import { RecentCard } from "./RecentCard";
import { VolumeFigures } from "./VolumeFigures";
import { usePeriod } from "./period";
import { useDashboard } from "./useDashboard";

/** Where a day begins: what is due, who has what, then how things stand. Every number opens the cases it counts. */
export default function DashboardPage() {
  const { scheme, organisation, businesses } = useMe();
  const [months, chooseMonths] = usePeriod();
  const { data, error, refetch } = useDashboard(months);
  const date = formatLongDate(data?.today ?? today(scheme.timeZone));
  return (
    <>
      <PageHead
        title="Dashboard"
        lede={`${date}. ${plural(businesses.length, "business", "businesses")} in ${organisation.name}.`}
        actions={<QuickAccess />}
      />
      {error !== null && (
        <Box sx={{ mb: 4 }}>
          <ErrorNote what="The figures can't be shown." error={error} onRetry={() => void refetch()} />
        </Box>
      )}
      {data === undefined && error === null && (
        <AfterDelay>
          <DashboardSkeleton />
        </AfterDelay>
      )}
      {data !== undefined && (
        <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 4 }}>
          <VolumeFigures volumes={data.volumes} deadlines={data.deadlines} />
          <Box sx={{ ...columns, gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "minmax(0, 1fr) 352px" } }}>
            <DeadlinesCard dashboard={data} />
            <OwnersCard owners={data.owners} />
          </Box>
          <Box
            sx={{
              ...columns,
              gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "repeat(2, minmax(0, 1fr))" },
            }}
          >
            <OpenCasesCard dashboard={data} />
            <OutcomesCard outcomes={data.outcomes} months={months} onMonths={chooseMonths} />
          </Box>
          <InsightCard insight={data.insight} />
          <RecentCard cases={data.recent} />
        </Box>
      )}
    </>
  );
}

const columns = { display: "grid", gap: 4, alignItems: "stretch", "& > section": { minWidth: 0 } } as const;
