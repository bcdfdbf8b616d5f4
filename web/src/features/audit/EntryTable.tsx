import Box from "@mui/material/Box";

import type { Schema } from "@/api/types";
import { useMe } from "@/session/MeContext";
import { Pill } from "@/ui/data/Pill";
import { formatMoment } from "@/ui/format/dates";
import { plural } from "@/ui/format/words";

import { actWords } from "./actWords";
import { table } from "./tableStyles";

type Line = Schema<"AuditLine">;

/** Newest first. On a small screen each entry becomes a block. */
export function EntryTable({ lines }: { lines: readonly Line[] }) {
  const { timeZone } = useMe().scheme;
  return (
    <Box component="table" sx={table}>
      <thead>
        <tr>
          <th scope="col" aria-sort="descending">
            When
          </th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">About</th>
          <th scope="col">Outcome</th>
          <th scope="col">From</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <td>{formatMoment(line.at, timeZone)}</td>
            <td>
              <Box component="b" sx={{ fontWeight: 600 }}>
                {line.person ?? "Nobody with an account any more"}
              </Box>
              <Quiet>
                {[line.organisation, `audit id ${line.actor.slice(0, 8)}…`].filter(Boolean).join(", ")}
              </Quiet>
            </td>
            <td>
              {actWords(line.act)}
              <Quiet>{line.kind === "administrative" ? "Administrative act" : line.act}</Quiet>
            </td>
            <td>
              {line.subject}
              {line.cases.length > 0 && (
                <details>
                  <summary>{plural(line.cases.length, "case")}</summary>
                  {line.cases.join(", ")}
                </details>
              )}
            </td>
            <td>
              {line.outcome === "allowed" ? (
                <Pill icon="check" tone="bare">
                  Allowed
                </Pill>
              ) : (
                <Pill icon="alert" tone="error">{`Refused: ${line.outcome}`}</Pill>
              )}
            </td>
            <td>{line.address}</td>
          </tr>
        ))}
      </tbody>
    </Box>
  );
}

function Quiet({ children }: { children: string }) {
  return (
    <Box sx={{ typography: "dense", color: "text.secondary", overflowWrap: "anywhere" }}>{children}</Box>
  );
}
