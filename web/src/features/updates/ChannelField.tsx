import { useMe } from "@/session/MeContext";
import { ChoiceGroup } from "@/ui/controls/ChoiceGroup";

import type { Channel } from "./model/types";

interface ChannelFieldProps {
  value: Channel;
  many?: boolean;
  onChange: (channel: Channel) => void;
}

export function ChannelField({ value, many = false, onChange }: ChannelFieldProps) {
  const { shortName } = useMe().scheme;
  return (
    <ChoiceGroup
      label="Send to"
      value={value}
      onChange={onChange}
      choices={[
        {
          value: "portal",
          label: `The case ${many ? "owners" : "owner"} at ${shortName}`,
          hint: many ? "Stays here, on each case" : "Stays here, on the case",
        },
        { value: "email", label: "By email", hint: "Opens a draft in your mail program, keeps nothing here" },
      ]}
    />
  );
}
