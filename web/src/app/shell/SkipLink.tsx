import Link from "@mui/material/Link";

/** The first stop of the Tab key: past the bars, to the page. */
export function SkipLink() {
  return (
    <Link
      href="#main"
      data-print="hide"
      sx={{
        position: "fixed",
        left: 16,
        top: -64,
        zIndex: "tooltip",
        p: "8px 12px",
        bgcolor: "background.paper",
        "&:focus": { top: 12 },
      }}
    >
      Skip to main content
    </Link>
  );
}
