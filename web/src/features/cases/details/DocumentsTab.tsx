import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import Typography from "@mui/material/Typography";
import { useState } from "react";

import { useMe } from "@/session/MeContext";
import { Segmented } from "@/ui/controls/Segmented";
import { EmptyState } from "@/ui/feedback/EmptyState";

import type { Party } from "../model/types";
import { DocumentTable } from "./DocumentTable";
import { useCase } from "./useCase";

export function Component() {
  const { documents, case: facts } = useCase();
  const { scheme } = useMe();
  const [shown, setShown] = useState<Party | "all">("all");
  const names: Record<Party | "all", string> = {
    all: "All",
    business: "Yours",
    scheme: scheme.shortName,
    consumer: "Consumer",
  };
  const from = (side: Party | "all") =>
    documents.filter(({ providedBy }) => side === "all" || providedBy === side);
  const sides = (["all", "business", "scheme", "consumer"] as const).filter(
    (side) => side === "all" || from(side).length > 0,
  );
  return (
    <Paper variant="outlined" component="section" aria-label="Documents">
      <Box sx={head}>
        <Segmented
          label="Provided by"
          value={shown}
          onChange={setShown}
          segments={sides.map((value) => ({ value, label: `${names[value]} ${from(value).length}` }))}
        />
        <Typography variant="dense" color="textSecondary" sx={{ ml: { md: "auto" } }}>
          PDFs and pictures open here. Other files are saved to your device.
        </Typography>
      </Box>
      {documents.length === 0 ? (
        <EmptyState icon="file" title="There are no documents on this case yet" />
      ) : (
        <DocumentTable reference={facts.caseReference} documents={from(shown)} />
      )}
    </Paper>
  );
}

const head = {
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: 3,
  p: "12px 20px",
  borderBottom: "1px solid",
  borderColor: "line.soft",
} as const;
