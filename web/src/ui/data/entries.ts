/** An entry of what was written or sent, below one another on a card with hairlines between. */
export const entry = {
  display: "grid",
  gap: 1,
  p: "12px 20px",
  "& + &": { borderTop: "1px solid", borderColor: "line.soft" },
} as const;
