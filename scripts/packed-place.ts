/** Imported before all else by the start of a packed site: what it reads lies around the folder this file is in. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
Object.assign(process.env, { NODE_ENV: 'production' });
// Not in the build: what was rendered there knew another database, and may be of another address.
process.env.PAGES_FOLDER ||= path.resolve('pages');
