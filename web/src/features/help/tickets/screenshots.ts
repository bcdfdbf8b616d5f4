import type { Schema } from "@/api/types";
import { formatBytes } from "@/ui/format/words";

type Form = Pick<Schema<"TicketForm">, "mostFiles" | "maxBytes" | "extensions">;

/** Why these files can't go along; undefined when they can. The server decides again. */
export function filesMistake(files: readonly File[], form: Form): string | undefined {
  if (files.length > form.mostFiles) return `Send up to ${form.mostFiles} files with one message.`;
  for (const { name, size } of files) {
    const extension = name.includes(".") ? (name.split(".").at(-1)?.toLowerCase() ?? "") : "";
    if (!form.extensions.includes(extension))
      return `${name} can't be taken. Send pictures (PNG, JPG, GIF) or a PDF.`;
    if (size === 0) return `${name} is empty.`;
    if (size > form.maxBytes)
      return `${name} is larger than ${formatBytes(form.maxBytes)}. Cut out the part that matters.`;
  }
  return undefined;
}

/** A file as it is announced. Small enough to be read at once. */
export async function announced(file: File): Promise<Schema<"NewScreenshot">> {
  const hash = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  const sha256 = [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return { name: file.name, size: file.size, sha256 };
}

const TRIES = 3;

/** Sends a file to its link. Resolves to whether it got there; the message is with the helpdesk in any case. */
export async function sendFile(file: File, url: string): Promise<boolean> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    try {
      const answer = await fetch(url, {
        method: "PUT",
        body: file,
        headers: { "x-ms-blob-type": "BlockBlob", "content-type": "application/octet-stream" },
      });
      if (answer.ok) return true;
      if (answer.status < 500) return false;
    } catch {
      // The line dropped: once more.
    }
  }
  return false;
}
