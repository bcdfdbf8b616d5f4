import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";

import type { CaseDetails } from "../model/types";
import { DocumentTable } from "./DocumentTable";
import { Overview } from "./Overview";
import { Timeline } from "./Timeline";

/** The whole case on paper: what the tabs hold, one after the other. */
export function PrintedCase({ details }: { details: CaseDetails }) {
  return (
    <Box sx={{ display: "grid", gap: 6, mt: 4 }}>
      <Overview details={details} />
      <Part title="Timeline">
        <Timeline entries={details.timeline} />
      </Part>
      <Part title="Documents">
        <DocumentTable reference={details.case.caseReference} documents={details.documents} />
      </Part>
    </Box>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <Typography variant="h2">{title}</Typography>
      {children}
    </section>
  );
}
