/**
 * The one script of the reader wing (docs/0006-enhancement.md): every page works without it. It is small enough to be
 * loaded before the first paint, where it must dress the page as its reader set it; the rest waits for the page.
 */
import { applySettings, rememberSettings } from './settings';

applySettings();
document.addEventListener('DOMContentLoaded', () => {
  rememberSettings();
});
