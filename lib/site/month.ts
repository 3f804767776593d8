/** A month of the Gregorian calendar as addresses name it: `2026-11`. */
import { clockTime, startOfDay } from './offset-time';

export type Month = string;

/** A month in which nothing was published, for `generateStaticParams`. */
export const NO_MONTH: Month = '1000-01';

/** Parses a month of an address, from the year 1000 on; null for anything else. */
export function monthFromParam(param: string): Month | null {
  return /^[1-9]\d{3}-(?:0[1-9]|1[0-2])$/.test(param) ? param : null;
}

/** The month of a moment, as clocks in a zone show it. */
export function monthOf(at: Date, zone: string): Month {
  return clockTime(at, zone).slice(0, 7);
}

/** The start of a month in a zone, and of the next. */
export function spanOfMonth(month: Month, zone: string): [start: Date, end: Date] {
  const [year, number] = numbersOf(month);
  return [startOfDay(zone, year, number, 1), startOfDay(zone, year, number + 1, 1)];
}

/** Every month from one to another, both included. */
export function monthsBetween(first: Month, last: Month): Month[] {
  const [year, number] = numbersOf(first);
  const [lastYear, lastNumber] = numbersOf(last);
  const length = (lastYear - year) * 12 + lastNumber - number + 1;
  return Array.from({ length: Math.max(0, length) }, (_, index) =>
    new Date(Date.UTC(year, number - 1 + index)).toISOString().slice(0, 7),
  );
}

function numbersOf(month: Month): [year: number, month: number] {
  return [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
}
