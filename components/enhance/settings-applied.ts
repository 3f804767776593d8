import { settingNames, toReaderSettings } from '@/lib/site/reader-settings';
import { recall } from './storage';

/** What the reader's settings are kept under. */
export const SETTINGS = 'reader';

/** Dresses the page as its reader set it; called before the first paint, when there is no body yet. */
export function applySettings(): void {
  const { dataset } = document.documentElement;
  const settings = toReaderSettings(recall(SETTINGS));
  for (const name of settingNames) {
    const value = settings[name];
    if (value) dataset[name] = value;
    else delete dataset[name];
  }
}
