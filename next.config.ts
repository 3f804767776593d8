import path from 'node:path';
import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';
import { WHOLE_ANSWER } from './lib/desk-address';
import { readerPolicy } from './lib/security-headers';
import { site } from './site.config';

const YEAR = 365 * 24 * 60 * 60;

const config: NextConfig = {
  cacheComponents: true,
  partialPrefetching: true,
  /** Built from db/page-cache.ts by scripts/prepare.ts: Next loads it outside its own bundle. */
  cacheHandler: path.resolve('build/page-cache.mjs'),
  /** In place of Next's list of robots: those passed by the page cache, and got the reader wing with its scripts. */
  htmlLimitedBots: new RegExp(`${WHOLE_ANSWER}$`),
  poweredByHeader: false,
  /** `npm run types` checks the types, tests included; a server that builds for itself need not. */
  typescript: { ignoreBuildErrors: true },
  headers: async () => [
    // The desk has a policy with a nonce (proxy.ts).
    { source: '/((?!desk(?:/|$)).*)', headers: readerPolicy },
    {
      source: '/:edition/receipts/:token',
      headers: [
        { key: 'Cache-Control', value: 'private, no-store' },
        { key: 'Referrer-Policy', value: 'no-referrer' },
        { key: 'X-Robots-Tag', value: 'noindex, nofollow' },
      ],
    },
    // Their names carry a version (scripts/fonts.ts).
    {
      source: '/fonts/:file',
      headers: [{ key: 'Cache-Control', value: `public, max-age=${YEAR}, immutable` }],
    },
  ],
  redirects: async () => [{ source: '/', destination: `/${site.defaultEdition}`, permanent: false }],
};

export default createNextIntlPlugin('./i18n/request.ts')(config);
