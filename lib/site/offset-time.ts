import { DAY_MS } from './duration';

/**
 * A time as ISO 8601 to the second with its zone's offset, as search engines require:
 * `2026-01-31T09:00:00+03:00`.
 * @param zone an IANA name, such as Asia/Riyadh
 * @throws {RangeError} for an unknown zone or an invalid date
 */
export function offsetTime(at: Date, zone: string): string {
  const { sign, hours, minutes, offset } = offsetOf(at, zone);
  return `${new Date(at.getTime() + offset).toISOString().slice(0, 19)}${sign}${hours}:${minutes}`;
}

/** What a clock in a zone shows, to the minute, as fields of HTML have it: `2026-01-31T09:00`. */
export function clockTime(at: Date, zone: string): string {
  return offsetTime(at, zone).slice(0, 16);
}

/**
 * The first moment of a day in a zone: its midnight, or where clocks are put forward at midnight what comes in its place.
 * @param month from 1; days beyond a month's end overflow into the next
 */
export function startOfDay(zone: string, year: number, month: number, day: number): Date {
  const utc = Date.UTC(year, month - 1, day);
  const date = new Date(utc).toISOString().slice(0, 10);
  const dateAt = (time: number) => clockTime(new Date(time), zone).slice(0, 10);
  // The offset of the day before, of the day itself, and of the day after: one of them holds at its start.
  const starts = [utc - DAY_MS, utc, utc + DAY_MS].map((near) => utc - offsetOf(new Date(near), zone).offset);
  const start = starts.sort((a, b) => a - b).find((time) => dateAt(time) >= date && dateAt(time - 1) < date);
  return new Date(start ?? utc);
}

/** The midnight in a zone at which the day of a moment began, and that at which it ends. */
export function dayOf(at: Date, zone: string): [start: Date, end: Date] {
  const [year = 0, month = 1, day = 1] = clockTime(at, zone).slice(0, 10).split('-').map(Number);
  return [startOfDay(zone, year, month, day), startOfDay(zone, year, month, day + 1)];
}

/** The moment at which clocks in a zone show what `clock` shows in UTC. */
export function momentOfClock(zone: string, clock: Date): Date {
  const near = clock.getTime() - offsetOf(clock, zone).offset;
  // Where the offset changes in the hours between the two, that of the moment itself holds.
  return new Date(clock.getTime() - offsetOf(new Date(near), zone).offset);
}

/** Cached: making one takes half a millisecond, and a page formats fifty times. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone: zone,
    timeZoneName: 'longOffset',
  });
  formats.set(zone, format);
  return format;
}

/** A zone's offset from UTC, in milliseconds and formatted. */
function offsetOf(at: Date, zone: string) {
  const parts = formatFor(zone).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(name) ?? ['', '+', '00', '00'];
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
  return { sign, hours, minutes, offset };
}

/** Whether a name is that of a time zone, to this version of ICU. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The names of all time zones that this version of ICU has. */
export function timeZones(): string[] {
  return Intl.supportedValuesOf('timeZone');
}
