import { settingNames, toReaderSettings } from '@/lib/site/reader-settings';
import { SEEN } from './seen';
import { applySettings, SETTINGS } from './settings-applied';
import { forget, keep } from './storage';

const root = document.documentElement;

/** Syncs the settings panel with storage. */
export function rememberSettings(): void {
  const form = document.querySelector<HTMLFormElement>('#reader-settings form');
  if (!form) return;
  showSettings(form);
  form.addEventListener('change', () => {
    keep(SETTINGS, toReaderSettings(Object.fromEntries(new FormData(form))));
    follow(form);
  });
  form.addEventListener('reset', () => {
    forget(SETTINGS);
    forget(SEEN);
    // The form is reset only after this event.
    setTimeout(follow, 0, form);
  });
  // Changed in another tab, or while this page was in the back/forward cache.
  addEventListener('storage', () => follow(form));
  addEventListener('pageshow', ({ persisted }) => persisted && follow(form));
}

function follow(form: HTMLFormElement): void {
  applySettings();
  showSettings(form);
}

function showSettings(form: HTMLFormElement): void {
  for (const name of settingNames) {
    const value = root.dataset[name];
    for (const radio of form.querySelectorAll<HTMLInputElement>(`[name=${name}]`)) {
      radio.checked = value ? radio.value === value : radio.defaultChecked;
    }
  }
  colourBrowser();
}

/**
 * theme-color: the browser's bar takes the colour of the paper. The first theme-color of a page wins (HTML,
 * "theme-color").
 */
function colourBrowser(): void {
  document.querySelector('meta[name=theme-color]:not([media])')?.remove();
  if (!root.dataset.theme) return;
  const meta = document.createElement('meta');
  meta.name = 'theme-color';
  meta.content = getComputedStyle(root).backgroundColor;
  document.head.prepend(meta);
}
