import { settingNames } from '@/lib/site/reader-settings';
import { recall } from './storage';

/** Storage key of the reader's settings. */
export const SETTINGS = 'reader';

/** Applies the reader's settings; called before the first paint, when there is no body yet. */
export function applySettings(): void {
  const { dataset } = document.documentElement;
  const settings = recall(SETTINGS) as Record<string, string> | null;
  for (const name of settingNames) {
    const value = settings?.[name];
    // A value that no style knows changes nothing.
    if (value) dataset[name] = value;
    else delete dataset[name];
  }
}
