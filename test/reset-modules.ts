/**
 * Vitest setup, where a worker runs many files: each loads our modules anew, and makes its own singletons
 * (runtime/per-process.ts). It comes before the setup files that tests import, which would else be loaded twice.
 */
import { vi } from 'vitest';

delete (globalThis as { maqal?: unknown }).maqal;
vi.resetModules();
