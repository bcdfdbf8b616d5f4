import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";

import { NamedIconButton } from "../controls/NamedIconButton";
import { ErrorNote } from "../feedback/ErrorNote";
import type { Preview } from "./PreviewDialog";
import { stepsOf, type Zoom } from "./zoom";
import { usePicture } from "./usePicture";

/** A picture, fitted to the window until it is zoomed. Its place scrolls by keyboard as well. */
export function Picture({ preview, name }: { preview: Preview; name: string }) {
  const { source, trouble } = usePicture(preview);
  const [zoom, setZoom] = useState<Zoom>("fit");
  const { smaller, larger } = stepsOf(zoom);
  if (trouble !== null)
    return (
      <Box sx={{ p: 5 }}>
        <ErrorNote what="The picture can't be shown." error={trouble} />
      </Box>
    );
  return (
    <>
      <Box role="group" aria-label="Zoom" sx={tools}>
        <NamedIconButton
          icon="minus"
          name="Zoom out"
          disabled={smaller === null}
          onClick={() => smaller !== null && setZoom(smaller)}
        />
        <Box role="status" sx={{ minWidth: 64, textAlign: "center", typography: "control" }}>
          {zoom === "fit" ? "Fitted" : `${zoom} %`}
        </Box>
        <NamedIconButton
          icon="plus"
          name="Zoom in"
          disabled={larger === null}
          onClick={() => larger !== null && setZoom(larger)}
        />
        <Button size="small" variant="text" disabled={zoom === "fit"} onClick={() => setZoom("fit")}>
          Fit to the window
        </Button>
      </Box>
      {/* Scrolled by the arrow keys once it has the focus (WCAG 2.1.1). */}
      <Box role="region" aria-label="Picture" tabIndex={0} sx={place}>
        {source !== null && (
          <Box
            component="img"
            src={source}
            alt={name}
            sx={zoom === "fit" ? { maxWidth: 1, maxHeight: 1 } : { width: `${zoom}%`, maxWidth: "none" }}
          />
        )}
      </Box>
    </>
  );
}

const tools = {
  display: "flex",
  alignItems: "center",
  gap: 1,
  p: "4px 16px",
  borderBottom: "1px solid",
  borderColor: "line.soft",
} as const;

const place = {
  flex: 1,
  minHeight: 0,
  overflow: "auto",
  p: 4,
  display: "grid",
  placeItems: "safe center",
  bgcolor: "surface.sunken",
} as const;
