type Signature = readonly [mediaType: string, start: readonly number[]];

/** How files of these types begin. What begins otherwise isn't shown, whatever it is called. */
const signatures: readonly Signature[] = [
  ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/gif", [0x47, 0x49, 0x46, 0x38]],
  ["image/bmp", [0x42, 0x4d]],
];

/** The type that the bytes themselves tell; null for none of those that are shown. */
export function pictureTypeOf(bytes: Uint8Array): string | null {
  const found = signatures.find(([, start]) => start.every((byte, place) => bytes[place] === byte));
  return found?.[0] ?? null;
}
