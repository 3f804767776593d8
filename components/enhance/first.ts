/** What must be done before the first paint; stands in every page, so it is as small as can be. */
import { applySettings } from './settings-applied';

applySettings();
