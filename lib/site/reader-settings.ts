/** Settings of a reader and their values, the default first. Styles are in app/reader-settings.css. */
export const readerSettings = {
  /** Type size, in per cent of the browser's setting. */
  size: ['100', '112', '125', '150', '175', '200'],
  theme: ['system', 'light', 'sepia', 'dark'],
  font: ['naskh', 'sans'],
} as const;

type SettingName = keyof typeof readerSettings;

/** Settings that differ from the default. */
type ReaderSettings = Partial<Record<SettingName, string>>;

/** Apart from their values: what runs before the first paint needs no more. */
export const settingNames: readonly SettingName[] = ['size', 'theme', 'font'];

/** Validates stored or posted settings; anything unknown counts as not set. */
export function toReaderSettings(given: unknown): ReaderSettings {
  const values = new Map(Object.entries(given ?? {}));
  const settings: ReaderSettings = {};
  for (const name of settingNames) {
    const others: readonly string[] = readerSettings[name].slice(1);
    const value = values.get(name);
    if (others.includes(value)) settings[name] = value;
  }
  return settings;
}
