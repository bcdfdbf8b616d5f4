import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import OutlinedInput from "@mui/material/OutlinedInput";
import { createContext, use, type ReactNode } from "react";

import { Field } from "@/ui/controls/Field";
import { Icon } from "@/ui/icons/Icon";

import type { Mistakes } from "../model/application";

/** What is to be shown as wrong, by place. */
export const MistakesContext = createContext<Mistakes>({});

interface TextPartProps {
  /** Where its mistakes are: "businesses.0.name". */
  place: string;
  label: string;
  hint?: string;
  value: string;
  onChange: (text: string) => void;
  type?: "text" | "email" | "url";
  autoComplete?: string;
  rows?: number;
}

export function TextPart({
  place,
  label,
  hint,
  value,
  onChange,
  type = "text",
  autoComplete = "off",
  rows,
}: TextPartProps) {
  const error = use(MistakesContext)[place];
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })} error={error}>
      {(control) => (
        <OutlinedInput
          type={type}
          value={value}
          onChange={({ target }) => onChange(target.value)}
          inputProps={{ ...control, autoComplete }}
          {...(rows === undefined ? {} : { multiline: true, minRows: rows })}
        />
      )}
    </Field>
  );
}

interface RowsProps<Item> {
  items: readonly Item[];
  most: number;
  /** What one of them is called: "business". */
  noun: string;
  fresh: Item;
  onChange: (items: Item[]) => void;
  children: (item: Item, index: number, change: (item: Item) => void) => ReactNode;
}

/** One or more of the same, each a group of fields. */
export function Rows<Item>({ items, most, noun, fresh, onChange, children }: RowsProps<Item>) {
  return (
    <Box sx={{ display: "grid", gap: 4 }}>
      {items.map((item, index) => (
        <Box key={index} role="group" aria-label={`${noun} ${index + 1}`} sx={row}>
          {children(item, index, (changed) =>
            onChange(items.map((each, at) => (at === index ? changed : each))),
          )}
          {items.length > 1 && (
            <Button
              variant="text"
              size="small"
              sx={{ justifySelf: "start" }}
              aria-label={`Remove ${noun} ${index + 1}`}
              onClick={() => onChange(items.filter((_, at) => at !== index))}
            >
              Remove
            </Button>
          )}
        </Box>
      ))}
      {items.length < most && (
        <Button
          variant="outlined"
          size="small"
          startIcon={<Icon name="plus" size={16} />}
          sx={{ justifySelf: "start" }}
          onClick={() => onChange([...items, fresh])}
        >
          {`Add another ${noun}`}
        </Button>
      )}
    </Box>
  );
}

const row = {
  display: "grid",
  gap: 3,
  "& + [role=group]": { pt: 4, borderTop: "1px solid", borderColor: "line.soft" },
} as const;

export const pair = {
  display: "grid",
  gap: 3,
  gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "1fr 1fr" },
} as const;
