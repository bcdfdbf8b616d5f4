import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import { useSearchParams } from "react-router";

import { PageHead } from "@/ui/layout/PageHead";

import { TermsReader, VersionReader } from "./TermsReader";
import { Versions } from "./Versions";

export function Component() {
  const version = useSearchParams()[0].get("version");
  return (
    <>
      <PageHead title="Terms of use" />
      <Box sx={{ display: "grid", gap: 4 }}>
        <Paper variant="outlined" sx={{ p: 5 }}>
          {version === null ? <TermsReader /> : <VersionReader version={version} />}
        </Paper>
        <Versions shown={version} />
      </Box>
    </>
  );
}
