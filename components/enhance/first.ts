/** Inline part of the script: what must run before the first paint. In every page, so as small as can be. */
import { postponeLayout } from './late-layout';
import { applySettings } from './settings-applied';

applySettings();
postponeLayout();
