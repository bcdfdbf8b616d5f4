import Box from "@mui/material/Box";

interface BarProps {
  value: number;
  most: number;
  height?: number;
  color?: string;
}

/** A bar from zero; the number stands beside it in words, so it says nothing to a screen reader. */
export function Bar({ value, most, height = 10, color = "chart.first" }: BarProps) {
  return (
    <Box aria-hidden="true" sx={{ height, borderRadius: "3px", bgcolor: "chart.track", overflow: "hidden" }}>
      <Box
        sx={{ height: 1, bgcolor: color, borderRadius: "3px" }}
        style={{ width: `${most === 0 ? 0 : (100 * value) / most}%` }}
      />
    </Box>
  );
}
