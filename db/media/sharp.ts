import { createRequire } from 'node:module';
import type Sharp from 'sharp';

/** Loaded by `require`: sharp's ES module begins with an import attribute that Node 20.9 cannot parse. */
export const sharp: typeof Sharp = createRequire(import.meta.url)('sharp');
