/**
 * The browser's own viewer: pages, zoom, search and reading aloud are those that people know from it. The frame is of
 * the storage's origin, so nothing in it can reach the portal; Chromium shows no PDF in a frame with `sandbox`.
 */
export function PdfFrame({ url, name }: { url: string; name: string }) {
  return (
    <iframe
      src={url}
      title={name}
      referrerPolicy="no-referrer"
      allow=""
      style={{ flex: 1, width: "100%", border: 0 }}
    />
  );
}
