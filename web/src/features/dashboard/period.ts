import { useSearchParams } from "react-router";

export const PERIODS = [3, 6, 12, 24] as const;
const USUAL = 12;
const NAMES = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const partsOf = (month: string): [year: number, number: number] => {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return [year, number];
};

/** "2026-11" is "Nov 2026". */
export function formatMonth(month: string): string {
  const [year, number] = partsOf(month);
  return `${NAMES[number - 1] ?? ""} ${year}`;
}

/** The letter under a column: "N". */
export const monthLetter = (month: string): string => NAMES[partsOf(month)[1] - 1]?.charAt(0) ?? "";

/** The first of so many months that end with the month of `today` ("2026-11-22"), this one included. */
export function firstMonth(today: string, months: number): string {
  const [year, number] = partsOf(today.slice(0, 7));
  const index = year * 12 + number - months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
}

/** How many months of outcomes are shown; kept in the address, so that going back keeps it. */
export function usePeriod(): [months: number, choose: (months: number) => void] {
  const [params, setParams] = useSearchParams();
  const asked = Number(params.get("months"));
  const months = PERIODS.find((each) => each === asked) ?? USUAL;
  return [
    months,
    (chosen) => setParams(chosen === USUAL ? {} : { months: String(chosen) }, { replace: true }),
  ];
}
