import IconButton, { type IconButtonProps } from "@mui/material/IconButton";
import Tooltip from "@mui/material/Tooltip";

import { Icon } from "../icons/Icon";
import type { IconName } from "../icons/shapes";

interface NamedIconButtonProps extends Omit<IconButtonProps, "aria-label" | "name" | "children"> {
  icon: IconName;
  /** Read out, and shown on hover and focus: an icon never stands alone without a name. */
  name: string;
  iconSize?: 16 | 20;
}

export function NamedIconButton({ icon, name, iconSize = 20, ...button }: NamedIconButtonProps) {
  // A disabled button sends no events, so the tooltip listens to a wrapper.
  return (
    <Tooltip title={name} enterDelay={400}>
      <span style={{ display: "inline-flex" }}>
        <IconButton aria-label={name} {...button}>
          <Icon name={icon} size={iconSize} />
        </IconButton>
      </span>
    </Tooltip>
  );
}
