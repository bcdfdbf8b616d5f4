const hairline = { borderTop: "1px solid", borderColor: "line.soft" } as const;

/** For each line of a list: a hairline between it and the line above. */
export const ruled = { "& + &": hairline } as const;

/** For the list itself, where its lines are not styled by it: the same hairlines. */
export const ruledWithin = { "& > * + *": hairline } as const;

/** An entry of what was written or sent, below one another on a card with hairlines between. */
export const entry = { display: "grid", gap: 1, p: "12px 20px", ...ruled } as const;

/** An entry that carries more than its words: facts, notes, acts. */
export const fullEntry = { ...entry, gap: 2, p: "14px 20px" } as const;

/** What stands at the top of a full entry: its title, and its state at the right or below. */
export const entryHead = {
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  justifyContent: "space-between",
  gap: "4px 12px",
} as const;

/** An entry with a button at its right, or below where there is no room. */
export const entryWithAct = {
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: 3,
  p: "12px 20px",
  ...ruled,
} as const;
