import { existsSync } from 'node:fs';
import path from 'node:path';
import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';
import { IMMUTABLE } from './lib/http/cache-control';
import { HTML_LIMITED_BOT } from './lib/http/html-limited-bot';
import { site } from './site.config';

/**
 * A page whose address is a secret: kept by nobody, told to no other site. Not `no-referrer`: under it browsers post
 * forms with `Origin: null`, which Next refuses as somebody else's.
 */
const privatePage = [
  { key: 'Cache-Control', value: 'private, no-store' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'X-Robots-Tag', value: 'noindex, nofollow' },
];

/** The types of the routes are made before them, and Next refuses a name without a file. */
const OWN_ENTRIES = path.resolve('build/own-entry-cache.mjs');
const SHARED_ENTRIES = path.resolve('build/entry-cache.mjs');

const config: NextConfig = {
  cacheComponents: true,
  partialPrefetching: true,
  /** Built from server/cache/page-cache.ts by scripts/prepare.ts: Next loads it outside its own bundle. */
  cacheHandler: path.resolve('build/page-cache.mjs'),
  /** In the same way: what is read stays in memory (server/cache/data-cache.ts), or is shared through Redis (server/cache/shared-data-cache.ts). */
  cacheHandlers: existsSync(OWN_ENTRIES)
    ? { default: OWN_ENTRIES, remote: process.env.REDIS_URL ? SHARED_ENTRIES : OWN_ENTRIES }
    : undefined,
  /** In place of Next's list of robots: those passed by the page cache, and got the reader wing with its scripts. */
  htmlLimitedBots: new RegExp(`${HTML_LIMITED_BOT}$`),
  /** Loaded as they are: one registry of metrics, and one log, for Next's bundles and the server (runtime/metrics.ts). */
  serverExternalPackages: ['pino', 'prom-client'],
  /** For a site that runs without what is installed here (scripts/pack.ts). */
  output: process.env.NEXT_OUTPUT === 'standalone' ? 'standalone' : undefined,
  poweredByHeader: false,
  /** Next reads each page letter by letter for every reader of it; server/cache/page-cache.ts gives it a tag when it is made. */
  generateEtags: false,
  /** Pictures are made at import (db/media/store.ts): nobody needs an address that makes more of them. */
  images: { unoptimized: true },
  /** `npm run types` checks the types, tests included; a server that builds for itself need not. */
  typescript: { ignoreBuildErrors: true },
  /** What every answer says is set by server/http/main.ts: Next leaves these out where it only leads elsewhere. */
  headers: async () => [
    { source: '/:edition/receipts/:path*', headers: privatePage },
    { source: '/:edition/subscriptions/:path*', headers: privatePage },
    // Their names carry a version (scripts/tools/fonts.ts, scripts/build-client-script.ts).
    ...['/fonts/:file', '/enhance/:file'].map((source) => ({
      source,
      headers: [{ key: 'Cache-Control', value: IMMUTABLE }],
    })),
    // Who saves data is answered without one (server/http/main.ts).
    { source: '/fonts/:file', headers: [{ key: 'Vary', value: 'Save-Data' }] },
  ],
  redirects: async () => [{ source: '/', destination: `/${site.defaultEdition}`, permanent: false }],
};

export default createNextIntlPlugin('./i18n/request.ts')(config);
