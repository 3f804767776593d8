import path from 'node:path';
import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';
import { readerPolicy } from './lib/security-headers';
import { site } from './site.config';

const YEAR = 365 * 24 * 60 * 60;

/**
 * A page whose address is a secret: kept by nobody, told to no other site. Not `no-referrer`: under it browsers post
 * forms with `Origin: null`, which Next refuses as somebody else's.
 */
const privatePage = [
  { key: 'Cache-Control', value: 'private, no-store' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'X-Robots-Tag', value: 'noindex, nofollow' },
];

const config: NextConfig = {
  cacheComponents: true,
  partialPrefetching: true,
  /** Built from db/page-cache.ts by scripts/prepare.ts: Next loads it outside its own bundle. */
  cacheHandler: path.resolve('build/page-cache.mjs'),
  poweredByHeader: false,
  /** `npm run types` checks the types, tests included; a server that builds for itself need not. */
  typescript: { ignoreBuildErrors: true },
  headers: async () => [
    { source: '/((?!desk).*)', headers: readerPolicy },
    { source: '/:edition/receipts/:token', headers: privatePage },
    { source: '/:edition/subscriptions/:path*', headers: privatePage },
    // Their names carry a version (scripts/fonts.ts).
    {
      source: '/fonts/:file',
      headers: [{ key: 'Cache-Control', value: `public, max-age=${YEAR}, immutable` }],
    },
  ],
  redirects: async () => [{ source: '/', destination: `/${site.defaultEdition}`, permanent: false }],
};

export default createNextIntlPlugin('./i18n/request.ts')(config);
