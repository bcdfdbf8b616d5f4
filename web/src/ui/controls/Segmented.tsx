import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import type { ReactNode } from "react";

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

/** A choice between a few ways to see the same thing; one is always on. */
export function Segmented<Value extends string>({ label, value, segments, onChange }: SegmentedProps<Value>) {
  const choose = (chosen: Value | null): void => {
    if (chosen !== null) onChange(chosen);
  };
  return (
    <ToggleButtonGroup
      exclusive
      value={value}
      aria-label={label}
      onChange={(_, chosen: Value | null) => choose(chosen)}
    >
      {segments.map((segment) => (
        <ToggleButton key={segment.value} value={segment.value} aria-label={segment.name}>
          {segment.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
