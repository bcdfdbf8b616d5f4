import { expect, test } from "vitest";

import { evenly } from "./chunks";
import { cellOf, reportOf } from "./report";

test("a spreadsheet calculates nothing in a report", () => {
  for (const start of ["=", "+", "-", "@", "\t", "\r", " =", "＝"])
    expect(cellOf(`${start}1+1`)).toBe(`"'${start}1+1"`);
  expect(cellOf('Ann "Al" Lee')).toBe('"Ann ""Al"" Lee"');
});

test("a report has a line for each line of the list", () => {
  const said = "Invited";
  expect(reportOf([{ line: 2, name: "=A1", email: "a@firm.example", said, fits: true }])).toBe(
    '"line","name","email","result"\r\n"2","\'=A1","a@firm.example","Invited"\r\n',
  );
});

test("a long list is sent in parts of about the same size, nobody alone", () => {
  const sizes = (count: number) => evenly(Array.from({ length: count }), 40).map((part) => part.length);
  expect([sizes(0), sizes(1), sizes(40), sizes(41), sizes(200)]).toEqual([
    [],
    [1],
    [40],
    [21, 20],
    [40, 40, 40, 40, 40],
  ]);
});
