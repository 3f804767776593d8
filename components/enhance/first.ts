/** Inline part of the script: what must run before the first paint. In every page, so as small as can be. */
import { applySettings } from './settings-applied';

applySettings();
