import Box from "@mui/material/Box";
import type { ReactNode } from "react";

import { figureTable } from "@/ui/data/tables";

interface FigureTableProps {
  caption: string;
  heads: string[];
  /** The first cell of a row names it; the others are numbers, links or words. */
  rows: { key: string; cells: ReactNode[] }[];
}

/** A small table of figures: names at the left, numbers at the right. */
export function FigureTable({ caption, heads, rows }: FigureTableProps) {
  return (
    <Box sx={{ overflowX: "auto", p: "8px 20px 16px" }} tabIndex={0} role="region" aria-label={caption}>
      <Box component="table" sx={figureTable}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [name, ...numbers] }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {numbers.map((cell, place) => (
                <td key={heads[place + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </Box>
    </Box>
  );
}
