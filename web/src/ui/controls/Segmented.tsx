import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import { useState, type FocusEvent, type ReactNode } from "react";

export interface Segment<Value extends string> {
  value: Value;
  label: ReactNode;
  /** Needed when the label is a drawing. */
  name?: string;
}

interface SegmentedProps<Value extends string> {
  label: string;
  value: Value;
  segments: Segment<Value>[];
  onChange: (value: Value) => void;
}

/**
 * A choice between a few ways to see the same thing; one is always on. Tab stops at that one, and the arrows lead on
 * from it: MUI's own Tab stop would be the first.
 */
export function Segmented<Value extends string>({ label, value, segments, onChange }: SegmentedProps<Value>) {
  const [at, setAt] = useState<Value | null>(null);
  const choose = (chosen: Value | null): void => {
    if (chosen !== null) onChange(chosen);
  };
  const leave = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>): void => {
    if (!currentTarget.contains(relatedTarget)) setAt(null);
  };
  const values = segments.map((segment) => segment.value);
  const stop = [at, value].find((each) => each !== null && values.includes(each)) ?? values[0];
  return (
    <ToggleButtonGroup
      exclusive
      value={value}
      aria-label={label}
      onChange={(_, chosen: Value | null) => choose(chosen)}
      onBlur={leave}
    >
      {segments.map((segment) => (
        <ToggleButton
          key={segment.value}
          value={segment.value}
          aria-label={segment.name}
          tabIndex={segment.value === stop ? 0 : -1}
          onFocus={() => setAt(segment.value)}
        >
          {segment.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
