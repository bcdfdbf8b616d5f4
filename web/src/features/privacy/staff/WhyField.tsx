import { TextArea } from "@/ui/controls/TextArea";

interface WhyFieldProps {
  label: string;
  value: string;
  tried: boolean;
  onChange: (value: string) => void;
}

/** A reason, which has to be given. */
export function WhyField({ label, value, tried, onChange }: WhyFieldProps) {
  const missing = tried && value.trim().length < 3;
  return (
    <TextArea
      label={label}
      error={missing ? "Say why, in a few words" : undefined}
      value={value}
      longest={2000}
      onChange={onChange}
    />
  );
}
