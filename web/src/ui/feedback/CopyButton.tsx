import Button from "@mui/material/Button";

import { Icon } from "../icons/Icon";
import { NamedIconButton } from "../controls/NamedIconButton";
import { showToast } from "./toasts";

interface CopyButtonProps {
  text: string;
  /** What is copied: "the reference". Read out as "Copy the reference", confirmed as "Copied the reference". */
  what: string;
  /** Words beside the drawing, where there is room. */
  labelled?: boolean;
}

export function CopyButton({ text, what, labelled = false }: CopyButtonProps) {
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    showToast(`Copied ${what}`);
  };
  if (!labelled) {
    return (
      <NamedIconButton
        icon="copy"
        iconSize={16}
        size="small"
        name={`Copy ${what}`}
        onClick={() => void copy()}
      />
    );
  }
  return (
    <Button
      variant="text"
      size="small"
      startIcon={<Icon name="copy" size={16} />}
      onClick={() => void copy()}
    >
      Copy {what}
    </Button>
  );
}
