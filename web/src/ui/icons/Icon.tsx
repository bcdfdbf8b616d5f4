import { shapes, type IconName } from "./shapes";

interface IconProps {
  name: IconName;
  /** 20 in controls, 16 in text, 14 in pills, 24 on its own. */
  size?: 14 | 16 | 20 | 24 | 32;
  color?: string;
}

// Thin strokes vanish when small: the smaller the drawing, the heavier its line on the 24 grid.
const strokes = { 14: 2.25, 16: 2, 20: 1.75, 24: 1.75, 32: 1.5 };

/** A drawing that says nothing by itself: whatever holds it carries the name. */
export function Icon({ name, size = 20, color }: IconProps) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={strokes[size]}
      strokeLinecap="round"
      strokeLinejoin="round"
      style={{ flex: "none", color }}
    >
      {shapes[name]}
    </svg>
  );
}
