import Box from "@mui/material/Box";

interface BrandProps {
  name: string;
  /** "reversed" stands on the petrol ground. */
  tone?: "plain" | "reversed";
}

/** The mark and the portal's name. */
export function Brand({ name, tone = "plain" }: BrandProps) {
  const reversed = tone === "reversed";
  return (
    <Box
      component="span"
      sx={{ display: "flex", alignItems: "center", gap: "10px", fontSize: 19, fontWeight: 600 }}
    >
      <Box
        component="svg"
        viewBox="0 0 28 28"
        aria-hidden="true"
        sx={{
          width: 28,
          height: 28,
          "& rect": { fill: "currentColor", color: reversed ? "turn.ink" : "primary.main" },
          "& path": { stroke: "currentColor", color: reversed ? "turn.ground" : "primary.contrastText" },
        }}
      >
        <rect width="28" height="28" rx="7" />
        <path d={MARK} fill="none" strokeWidth="2.25" strokeLinecap="round" strokeLinejoin="round" />
      </Box>
      {name}
    </Box>
  );
}

const MARK = "M8 20.5V13a5.5 5.5 0 0 1 5.5-5.5h1A4.75 4.75 0 0 1 14.5 17H13m0 0 3.2-3.2M13 17l3.2 3.5";
