/**
 * A time as ISO 8601 to the second with the offset its zone had then, as search engines ask for:
 * `2026-01-31T09:00:00+03:00`.
 * @param zone an IANA name, such as Asia/Riyadh
 * @throws {RangeError} for an unknown zone or an invalid date
 */
export function offsetTime(at: Date, zone: string): string {
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone: zone,
    timeZoneName: 'longOffset',
  });
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(name) ?? ['', '+', '00', '00'];
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
  return `${new Date(at.getTime() + offset).toISOString().slice(0, 19)}${sign}${hours}:${minutes}`;
}
