import Box from "@mui/material/Box";
import { useEffect } from "react";
import { Outlet, useLocation, useNavigate, useParams } from "react-router";

import { ErrorNote } from "@/ui/feedback/ErrorNote";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { PageHead } from "@/ui/layout/PageHead";
import { RouteButton } from "@/ui/navigation/RouteButton";

import { CaseCrumbs } from "./CaseCrumbs";
import { CaseHead } from "./CaseHead";
import { CaseSkeleton } from "./CaseSkeleton";
import { CaseTabs, tabIn } from "./CaseTabs";
import { PrintedCase } from "./PrintedCase";
import { TurnBlock } from "./TurnBlock";
import { TurnStrip } from "./TurnStrip";
import { useCaseQuery } from "./useCase";
import { NewsContext, useNews } from "./useNews";
import { usePrinting } from "./usePrinting";

/** Everything about one case: whose turn it is on top, the rest in tabs below. */
export function Component() {
  const { reference = "" } = useParams();
  const { data, error, refetch } = useCaseQuery(reference);
  const tab = tabIn(useLocation().pathname);
  const printing = usePrinting();
  useCanonicalAddress(reference, data?.case.caseReference);
  const news = useNews(data?.case.caseReference, data && `${data.timeline.length}-${data.documents.length}`);

  if (error?.status === 404) return <NoSuchCase reference={reference} />;
  if (error !== null) {
    return (
      <>
        <PageHead title={reference} />
        <ErrorNote what="This case can't be shown." error={error} onRetry={() => void refetch()} />
      </>
    );
  }
  return (
    <>
      <CaseCrumbs reference={data?.case.caseReference ?? reference} />
      {data === undefined ? (
        <CaseSkeleton reference={reference} />
      ) : (
        <NewsContext value={news}>
          <CaseHead details={data} tab={tab} />
          {tab === "overview" || printing ? <TurnBlock details={data} /> : <TurnStrip details={data} />}
          <CaseTabs details={data} tab={tab} />
          {printing ? (
            <PrintedCase details={data} />
          ) : (
            <Box role="tabpanel" id="case-panel" aria-labelledby={`case-tab-${tab}`} sx={{ mt: 4 }}>
              <Outlet context={data} />
            </Box>
          )}
        </NewsContext>
      )}
    </>
  );
}

/** A case is found by its older number and in any spelling; the address then shows the one that holds. */
function useCanonicalAddress(asked: string, canonical: string | undefined): void {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  useEffect(() => {
    if (canonical === undefined || canonical === asked) return;
    void navigate(pathname.replace(encodeURIComponent(asked), encodeURIComponent(canonical)), {
      replace: true,
    });
  }, [asked, canonical, navigate, pathname]);
}

function NoSuchCase({ reference }: { reference: string }) {
  return (
    <>
      <PageHead title="Case not found" />
      <EmptyState
        icon="search"
        title={`There is no case ${reference} among yours`}
        actions={<RouteButton to="/cases?status=all">Go to your cases</RouteButton>}
      >
        Check the reference. If it is right, the case belongs to a business that you have no access to.
      </EmptyState>
    </>
  );
}
