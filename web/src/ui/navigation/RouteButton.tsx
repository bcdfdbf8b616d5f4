import Button, { type ButtonProps } from "@mui/material/Button";
import { Link, type LinkProps } from "react-router";

type Look = Pick<
  ButtonProps,
  "children" | "variant" | "size" | "color" | "startIcon" | "endIcon" | "sx" | "fullWidth"
>;
type RouteButtonProps = Look & Pick<LinkProps, "to" | "replace" | "state">;

/** Looks like a button, goes to another page: a link to assistive technology. */
export function RouteButton(props: RouteButtonProps) {
  return <Button component={Link} {...props} />;
}
