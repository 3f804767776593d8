/** What a reader may set, and to what; the first is how the site comes. The looks are in app/reader-settings.css. */
export const readerSettings = {
  /** Of all type, in per cent of what the browser is set to. */
  size: ['100', '112', '125', '150', '175', '200'],
  theme: ['system', 'light', 'sepia', 'dark'],
  font: ['naskh', 'sans'],
} as const;

export type SettingName = keyof typeof readerSettings;

/** What was set to something else than the first. */
export type ReaderSettings = Partial<Record<SettingName, string>>;

export const settingNames = Object.keys(readerSettings) as SettingName[];

/** Keeps of what was stored, or is in a form, what can be set; anything else counts as never set. */
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
