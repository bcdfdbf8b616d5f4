import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import Switch from "@mui/material/Switch";
import { visuallyHidden } from "@mui/utils";
import type { ReactNode } from "react";

import { RouteLink } from "@/ui/navigation/RouteLink";
import { recordTable } from "@/ui/data/tables";

import type { SavedView } from "./types";
import { addressOf } from "./viewAddress";

type Told = "at-once" | "daily" | "never";

interface ViewTableProps {
  views: readonly SavedView[];
  defaultId: string | null;
  onDefault: (id: string | null) => void;
  onShare: (view: SavedView, shared: boolean) => void;
  onTell: (view: SavedView, told: Told) => void;
  onRename: (view: SavedView) => void;
  onDelete: (view: SavedView) => void;
}

const words: Record<Told, string> = { never: "No", "at-once": "At once", daily: "Daily, at 8:00" };

/** One's own first, then those of colleagues. */
export function ViewTable({ views, ...acts }: ViewTableProps) {
  return (
    <Box component="table" sx={recordTable}>
      <thead>
        <tr>
          <th scope="col">View</th>
          <th scope="col">Whose</th>
          <th scope="col">Shared</th>
          <th scope="col">Opens my list</th>
          <th scope="col">Tell me of new cases in it</th>
          <th scope="col">
            <span style={visuallyHidden}>Acts</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {views.map((view) => (
          <ViewRow key={view.id} view={view} {...acts} />
        ))}
      </tbody>
    </Box>
  );
}

function ViewRow({
  view,
  defaultId,
  onDefault,
  onShare,
  onTell,
  onRename,
  onDelete,
}: Omit<ViewTableProps, "views"> & { view: SavedView }) {
  const { id, name, mine, shared } = view;
  return (
    <tr>
      <td>
        <RouteLink to={`/cases?${addressOf(view).toString()}`} underline="hover" sx={{ fontWeight: 600 }}>
          {name}
        </RouteLink>
      </td>
      <td>{mine ? "Yours" : view.ownerName}</td>
      <td>
        {mine ? (
          <Labelled label="Shared">
            <Switch
              checked={shared}
              onChange={(_, on) => onShare(view, on)}
              slotProps={{ input: { "aria-label": `Share ${name}` } }}
            />
          </Labelled>
        ) : (
          "Yes"
        )}
      </td>
      <td>
        <Labelled label="Opens my list">
          <Switch
            checked={id === defaultId}
            onChange={(_, on) => onDefault(on ? id : null)}
            slotProps={{ input: { "aria-label": `Open my list with ${name}` } }}
          />
        </Labelled>
      </td>
      <td>
        <Labelled label="Tell me">
          <Select
            size="small"
            value={view.follows ?? "never"}
            onChange={(event) => onTell(view, event.target.value)}
            inputProps={{ "aria-label": `Tell me of new cases in ${name}` }}
          >
            {(Object.keys(words) as Told[]).map((each) => (
              <MenuItem key={each} value={each}>
                {words[each]}
              </MenuItem>
            ))}
          </Select>
        </Labelled>
      </td>
      <td className="act">
        {mine && (
          <>
            <Button size="small" variant="text" aria-label={`Rename ${name}`} onClick={() => onRename(view)}>
              Rename
            </Button>
            <Button size="small" variant="text" aria-label={`Delete ${name}`} onClick={() => onDelete(view)}>
              Delete
            </Button>
          </>
        )}
      </td>
    </tr>
  );
}

/** On a small screen the heads are gone: each control says what it is. */
function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Box sx={{ display: "flex", alignItems: "center", gap: 2 }}>
      <Box component="span" aria-hidden="true" sx={{ display: { sm: "none" } }}>
        {label}
      </Box>
      {children}
    </Box>
  );
}
