import { expect, test } from "vitest";

import { pictureTypeOf } from "./pictureTypes";

const bytesOf = (text: string) => new TextEncoder().encode(text);

test("a picture is known by how it begins, not by its name", () => {
  expect(pictureTypeOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]))).toBe(
    "image/png",
  );
  expect(pictureTypeOf(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toBe("image/jpeg");
  expect(pictureTypeOf(bytesOf("GIF89a"))).toBe("image/gif");
});

test("a page or a drawing with scripts in it is no picture", () => {
  expect(pictureTypeOf(bytesOf("<!doctype html>"))).toBeNull();
  expect(pictureTypeOf(bytesOf("<svg onload='x()'/>"))).toBeNull();
  expect(pictureTypeOf(new Uint8Array())).toBeNull();
});
