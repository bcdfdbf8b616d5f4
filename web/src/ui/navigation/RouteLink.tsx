import Link, { type LinkProps } from "@mui/material/Link";
import { Link as RouterLink, type LinkProps as RouterLinkProps } from "react-router";

type RouteLinkProps = Omit<LinkProps, "href" | "component"> &
  Pick<RouterLinkProps, "to" | "replace" | "state">;

/** A link to another page of the portal. */
export function RouteLink(props: RouteLinkProps) {
  return <Link component={RouterLink} {...props} />;
}
