import Box from "@mui/material/Box";

import type { CaseSlots } from "@/features/cases/model/slots";
import { ExportListButton } from "@/features/exports/ExportListButton";
import { ContinueButton } from "@/features/updates/ContinueButton";
import { useMay } from "@/session/MeContext";
import { RouteButton } from "@/ui/navigation/RouteButton";

/** What can be done with the whole list, and the way to what was done with it. */
const ListActs: CaseSlots["ListActs"] = (list) => {
  const mayExport = useMay("cases:export");
  const mayUpdate = useMay("cases:update");
  return (
    <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2 }}>
      {mayUpdate && <ContinueButton />}
      {mayExport && (
        <>
          <RouteButton to="/downloads" variant="text" sx={{ display: { xs: "none", sm: "inline-flex" } }}>
            Available for download
          </RouteButton>
          <ExportListButton {...list} />
        </>
      )}
    </Box>
  );
};

export default ListActs;
