import { createRequire } from 'node:module';

interface SubsetOptions {
  targetFormat: 'sfnt' | 'woff2';
  variationAxes?: Record<string, number | { min: number; max: number }>;
  keepFeatures?: string[];
  preserveNameIds?: number[];
}

/** Cuts a font to the letters of a text. The package is CommonJS without types, so it is loaded by require and typed here. */
export const subsetFont = createRequire(import.meta.url)('subset-font') as (
  font: Buffer,
  text: string,
  options: SubsetOptions,
) => Promise<Buffer>;
