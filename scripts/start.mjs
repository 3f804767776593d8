/** `npm start`: prepares the database, builds if there is no build of this source, and serves until it is told to stop. */
import { prepareAndServe } from './start/prepare-and-serve.mjs';

await prepareAndServe('--import', 'tsx', 'scripts/start/prepare.ts');
