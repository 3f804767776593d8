/**
 * A time as ISO 8601 to the second with the offset its zone had then, as search engines ask for:
 * `2026-01-31T09:00:00+03:00`.
 * @param zone an IANA name, such as Asia/Riyadh
 * @throws {RangeError} for an unknown zone or an invalid date
 */
export function offsetTime(at: Date, zone: string): string {
  const { sign, hours, minutes, offset } = offsetOf(at, zone);
  return `${new Date(at.getTime() + offset).toISOString().slice(0, 19)}${sign}${hours}:${minutes}`;
}

/** When a day begins by a zone's clock. @param month from 1; what is beyond a month's end is of the next */
export function startOfDay(zone: string, year: number, month: number, day: number): Date {
  const utc = Date.UTC(year, month - 1, day);
  return new Date(utc - offsetOf(new Date(utc), zone).offset);
}

/** Making one takes half a millisecond, and a page asks for a comment's time fifty times. */
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

/** What a zone's clock shows more than UTC, in milliseconds and as it is written. */
function offsetOf(at: Date, zone: string) {
  const parts = formatFor(zone).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(name) ?? ['', '+', '00', '00'];
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
  return { sign, hours, minutes, offset };
}
