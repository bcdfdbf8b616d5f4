import { visuallyHidden } from "@mui/utils";
import { useEffect, useRef, useState } from "react";

import { useMe } from "@/session/MeContext";

import type { FileProgress } from "../model/types";
import type { UploadItem } from "../sending/items";
import { announce, nothingTold } from "./announcements";

interface AnnouncerProps {
  items: readonly UploadItem[];
  scans: ReadonlyMap<string, FileProgress>;
}

/** Says aloud what the bars show. */
export function Announcer({ items, scans }: AnnouncerProps) {
  const { scheme } = useMe();
  const told = useRef(nothingTold);
  const [words, setWords] = useState("");

  useEffect(() => {
    const next = announce(told.current, items, scans, scheme.timeZone);
    told.current = next.told;

    if (next.words !== "") setWords(next.words);
  }, [items, scans, scheme.timeZone]);

  return (
    <div role="status" style={visuallyHidden}>
      {words}
    </div>
  );
}
