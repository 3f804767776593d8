import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import type { Ports } from './servers/nginx';

/** Set by scripts/test-faults.ts: the folder of the built site, and the first of its ports. */
const { FAULTS_SITE = '', FAULTS_PORT = '4620' } = process.env;

/** The built site with a data folder and a port of the test's own. */
export function freshSite(name: string, portOffset: number) {
  if (!FAULTS_SITE) throw new Error('These tests are run by `npm run test:faults`');
  const data = mkdtempSync(path.join(path.dirname(FAULTS_SITE), `${name}-`));
  return { folder: FAULTS_SITE, data, port: Number(FAULTS_PORT) + portOffset };
}

/** The built site with the database it was built with. */
export function builtSite() {
  return { folder: FAULTS_SITE, port: Number(FAULTS_PORT) };
}

/** The ports of an nginx and of its upstream. */
export function portsFor(portOffset: number): Ports {
  const first = Number(FAULTS_PORT) + portOffset;
  return { app: first, site: first + 1, tls: first + 2, plain: first + 3, press: first + 4 };
}
