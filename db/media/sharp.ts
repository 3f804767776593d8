import { createRequire } from 'node:module';
import type Sharp from 'sharp';

/** Required, because the ES module of sharp begins with an import attribute that Node 20.9 cannot parse. */
export const sharp: typeof Sharp = createRequire(import.meta.url)('sharp');
