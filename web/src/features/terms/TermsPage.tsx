import Paper from "@mui/material/Paper";

import { PageHead } from "@/ui/layout/PageHead";

import { TermsReader } from "./TermsReader";

export function Component() {
  return (
    <>
      <PageHead title="Terms of use" />
      <Paper variant="outlined" sx={{ p: 5 }}>
        <TermsReader />
      </Paper>
    </>
  );
}
