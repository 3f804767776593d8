/** What `npm start` does before it serves: prepares the database, and builds if there is no build of this source. */
import '../command-errors';
import { buildSite, isBuilt } from '../build';
import { prepareDatabase } from './prepare-database';

if (isBuilt()) await prepareDatabase();
else await buildSite();
