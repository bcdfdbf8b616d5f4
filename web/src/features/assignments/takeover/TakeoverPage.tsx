import Paper from "@mui/material/Paper";
import { useSearchParams } from "react-router";

import { useMay } from "@/session/MeContext";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { PageHead } from "@/ui/layout/PageHead";

import { TakeoverForm } from "./TakeoverForm";
import { TakeoverProgress } from "./TakeoverProgress";

/** All open cases of somebody who leaves go to others. The address keeps which one is under way. */
export function Component() {
  const mayAssignOthers = useMay("cases:assign-others");
  const [params, setParams] = useSearchParams();
  const started = params.get("started");
  return (
    <>
      <PageHead
        title="Hand over someone’s cases"
        lede="When a colleague leaves, all of their open cases in your businesses go to others."
      />
      <Paper variant="outlined" sx={{ p: 5, maxWidth: 720 }}>
        {!mayAssignOthers && (
          <EmptyState icon="lock" title="A supervisor hands over cases">
            Ask a supervisor of your organisation.
          </EmptyState>
        )}
        {mayAssignOthers && started === null && (
          <TakeoverForm onStarted={(id) => setParams({ started: id })} />
        )}
        {mayAssignOthers && started !== null && (
          <TakeoverProgress id={started} onAgain={() => setParams({}, { replace: true })} />
        )}
      </Paper>
    </>
  );
}
