import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import FormControlLabel from "@mui/material/FormControlLabel";
import Switch from "@mui/material/Switch";

import { NamedIconButton } from "@/ui/controls/NamedIconButton";
import { Segmented } from "@/ui/controls/Segmented";
import { Icon } from "@/ui/icons/Icon";

import { ColumnChooser } from "./ColumnChooser";
import { activeFilters } from "./filters";
import { ListSearch } from "./ListSearch";
import { changed } from "./listState";
import type { ListAddress } from "./useCaseList";
import { defaultPreferences, type ViewPreferences } from "./viewPreferences";

interface ToolbarProps {
  address: ListAddress;
  listed: number | undefined;
  preferences: ViewPreferences;
  onPreferences: (change: Partial<ViewPreferences>) => void;
  onFilters: () => void;
  fullScreen: boolean;
  onFullScreen: () => void;
}

/** Search, filters and the open-cases switch at the left; how the list looks at the right. */
export function Toolbar(props: ToolbarProps) {
  const { address, listed, onFilters } = props;
  const { state, fields, go } = address;
  const filters = activeFilters(state, fields).length;
  return (
    <Box sx={tools} data-print="hide">
      <ListSearch state={state} go={go} listed={listed} />
      <Button size="small" startIcon={<Icon name="filter" />} onClick={onFilters} aria-haspopup="dialog">
        Filters
        {filters > 0 && (
          <Box component="span" sx={count}>
            {filters}
          </Box>
        )}
      </Button>
      <FormControlLabel
        sx={{ mr: 0, ml: 0, "& .MuiFormControlLabel-label": { typography: "dense" } }}
        label="Show only open cases"
        control={
          <Switch
            checked={state.status === "open"}
            onChange={(_, open) => go(changed(state, { status: open ? "open" : "all" }))}
          />
        }
      />
      <ViewControls {...props} />
    </Box>
  );
}

function ViewControls({ address, preferences, onPreferences, fullScreen, onFullScreen }: ToolbarProps) {
  const reset = (): void => {
    onPreferences(defaultPreferences);
    address.open(new URLSearchParams(), { replace: false });
  };
  return (
    <Box sx={controls}>
      <Segmented
        label="Density"
        value={preferences.density}
        onChange={(density) => onPreferences({ density })}
        segments={[
          {
            value: "compact",
            label: (
              <>
                <Icon name="density" size={16} />
                Compact
              </>
            ),
          },
          { value: "standard", label: "Standard" },
        ]}
      />
      <Segmented
        label="Layout"
        value={preferences.layout}
        onChange={(layout) => onPreferences({ layout })}
        segments={[
          { value: "list", label: <Icon name="list" size={16} />, name: "List" },
          { value: "cards", label: <Icon name="tiles" size={16} />, name: "Cards" },
        ]}
      />
      <ColumnChooser shown={preferences.columns} onChange={(columns) => onPreferences({ columns })} />
      <NamedIconButton
        icon="expand"
        size="small"
        name={fullScreen ? "Leave full screen" : "Full screen"}
        aria-pressed={fullScreen}
        onClick={onFullScreen}
      />
      <Button variant="text" size="small" onClick={reset}>
        Reset to default view
      </Button>
    </Box>
  );
}

const tools = {
  display: "flex",
  flexWrap: "wrap",
  alignItems: "center",
  gap: { xs: 2, sm: 3 },
  p: { xs: "12px 12px 0", sm: "12px 20px 0" },
} as const;

const controls = {
  display: { xs: "none", sm: "flex" },
  flexWrap: "wrap",
  alignItems: "center",
  gap: 2,
  ml: { md: "auto" },
} as const;

const count = {
  ml: 2,
  minWidth: 18,
  height: 18,
  px: "4px",
  borderRadius: "9px",
  bgcolor: "primary.main",
  color: "primary.contrastText",
  fontSize: 12,
  lineHeight: "18px",
} as const;
