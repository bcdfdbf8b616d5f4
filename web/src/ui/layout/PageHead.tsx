import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";

import { PageHeading } from "../navigation/PageHeading";

interface PageHeadProps {
  title: string;
  /** One line, only if it adds a fact. */
  lede?: ReactNode;
  /** At the right; one primary button at most. */
  actions?: ReactNode;
  dense?: boolean;
}

/** Title, lede and the page's acts. */
export function PageHead({ title, lede, actions, dense = false }: PageHeadProps) {
  return (
    <Box
      sx={{
        display: "flex",
        flexWrap: "wrap",
        alignItems: "center",
        gap: { xs: 3, sm: 4 },
        minHeight: 40,
        mb: { xs: dense ? 2 : 4, sm: dense ? 3 : 5 },
      }}
    >
      <div>
        <PageHeading>{title}</PageHeading>
        {lede !== undefined && (
          <Typography variant="control" color="textSecondary" sx={{ mt: "2px", maxWidth: "64ch" }}>
            {lede}
          </Typography>
        )}
      </div>
      {actions !== undefined && (
        <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2, ml: { sm: "auto" } }} data-print="hide">
          {actions}
        </Box>
      )}
    </Box>
  );
}
