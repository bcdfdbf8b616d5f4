import Typography from "@mui/material/Typography";
import type { SxProps, Theme } from "@mui/material/styles";
import { useEffect, useRef, type ReactNode } from "react";
import { useLocation } from "react-router";

let firstKey: string | undefined;
let movedOn = false;

/** Whether the page was reached within the portal, rather than being the one that a visit begins with. */
function isArrival(key: string): boolean {
  firstKey ??= key;
  movedOn ||= key !== firstKey;
  return movedOn;
}

interface PageHeadingProps {
  children: ReactNode;
  /** What the browser's tab and history say, when the heading itself isn't plain text or says too little. */
  documentTitle?: string;
  sx?: SxProps<Theme>;
}

/**
 * The one `h1` of a page. It names the browser's tab and takes focus after a navigation, so that a screen
 * reader says where the person has arrived. The first page of a visit keeps focus where the browser put it.
 */
export function PageHeading({ children, documentTitle, sx }: PageHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { key } = useLocation();

  useEffect(() => {
    if (isArrival(key)) heading.current?.focus({ preventScroll: true });
    // On arrival only: a later change of the address, such as a filter, must not move focus.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const title = documentTitle ?? (typeof children === "string" ? children : undefined);
  return (
    <Typography variant="h1" tabIndex={-1} ref={heading} sx={sx ?? {}}>
      {title !== undefined && <title>{`${title} · Recourse`}</title>}
      {children}
    </Typography>
  );
}
