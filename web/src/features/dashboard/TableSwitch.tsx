import { NamedIconButton } from "@/ui/controls/NamedIconButton";

interface TableSwitchProps {
  on: boolean;
  onChange: (on: boolean) => void;
  /** What is drawn: "outcomes". */
  of: string;
}

/** Shows the same figures as a table, for whoever reads them better that way. */
export function TableSwitch({ on, onChange, of }: TableSwitchProps) {
  return (
    <NamedIconButton
      icon="table"
      name={`Show ${of} as a table`}
      aria-pressed={on}
      onClick={() => onChange(!on)}
    />
  );
}
