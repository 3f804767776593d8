import { existsSync } from 'node:fs';
import path from 'node:path';
import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';
import { IMMUTABLE } from './lib/http/cache-control';
import { HTML_LIMITED_BOT } from './lib/http/html-limited-bot';
import { MAX_UPLOAD_BYTES } from './lib/http/upload-limit';
import { site } from './site.config';

/**
 * For pages with a secret in their URL: not cached, not indexed, not leaked by the referrer. Not `no-referrer`: under it
 * browsers post forms with `Origin: null`, which Next refuses as cross-site.
 */
const privatePage = [
  { key: 'Cache-Control', value: 'private, no-store' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'X-Robots-Tag', value: 'noindex, nofollow' },
];

/** Built later than the types of the routes are generated, when Next would refuse a name without a file. */
const OWN_ENTRIES = path.resolve('build/data-cache.mjs');
const SHARED_ENTRIES = path.resolve('build/shared-data-cache.mjs');

const config: NextConfig = {
  cacheComponents: true,
  partialPrefetching: true,
  /** Built from server/cache/page-cache.ts by scripts/build-server.ts: Next loads it outside its own bundle. */
  cacheHandler: path.resolve('build/page-cache.mjs'),
  /** Built likewise: cached reads in memory (server/cache/data-cache.ts), or shared in Redis (server/cache/shared-data-cache.ts). */
  cacheHandlers: existsSync(OWN_ENTRIES)
    ? { default: OWN_ENTRIES, remote: process.env.REDIS_URL ? SHARED_ENTRIES : OWN_ENTRIES }
    : undefined,
  /** In place of Next's list of bots: those bypassed the page cache, and got the reader wing with its scripts. */
  htmlLimitedBots: new RegExp(`${HTML_LIMITED_BOT}$`),
  /** Not bundled: one metrics registry and one log for Next's bundles and the server (runtime/metrics.ts). */
  serverExternalPackages: ['pino', 'prom-client'],
  /** For a packed site, which runs without node_modules (scripts/pack.ts). */
  output: process.env.NEXT_OUTPUT === 'standalone' ? 'standalone' : undefined,
  /**
   * Of every cached read, and so of the pages made of them, in seconds. A write invalidates what it changes at once;
   * these bound what changes by time alone (a thread that closes) and what another process has not
   * heard of.
   */
  cacheLife: {
    reads: {
      /** Of a client router's copy, which readers have none of; below 300 Next leaves a read out of a route's shell. */
      stale: 300,
      /** Then the old one is served while it is read anew. */
      revalidate: 60,
      /** Then nobody is served the old one. */
      expire: 3600,
    },
  },
  experimental: {
    /** Pages are documents to readers: no navigation of theirs is the client router's to make instant. */
    instantInsights: { validationLevel: 'manual-warning' },
    /** Not of a folder's first build: writing it takes a quarter of the build, and CI or an image never reads it. */
    turbopackFileSystemCacheForBuild: existsSync('.next/built-from'),
    /** Nothing reads those of a build: Node is not told to, and browsers are not served them. */
    turbopackSourceMaps: process.env.NODE_ENV !== 'production',
    /** Of what proxy.ts passes on: pictures are sent to the desk. server/http/request-body.ts lets no more through. */
    proxyClientMaxBodySize: MAX_UPLOAD_BYTES,
  },
  poweredByHeader: false,
  /** Next would hash each page on every request; server/cache/page-cache.ts gives it an ETag once, when it is rendered. */
  generateEtags: false,
  /** Pictures are resized at import (db/media/store.ts): no endpoint that makes more of them is needed. */
  images: { unoptimized: true },
  /** `npm run types` checks the types, tests included; a build on the server need not. */
  typescript: { ignoreBuildErrors: true },
  /** The security headers are set by server/http/response-headers.ts: Next omits these on redirects. */
  headers: async () => [
    { source: '/:edition/receipts/:path*', headers: privatePage },
    { source: '/:edition/subscriptions/:path*', headers: privatePage },
    { source: '/:edition/previews/:path*', headers: privatePage },
    // Their names carry a version (scripts/tools/fonts.ts, scripts/build-client-script.ts).
    ...['/fonts/:file', '/enhance/:file'].map((source) => ({
      source,
      headers: [{ key: 'Cache-Control', value: IMMUTABLE }],
    })),
    // With `Save-Data: on` no font is sent (server/http/main.ts).
    { source: '/fonts/:file', headers: [{ key: 'Vary', value: 'Save-Data' }] },
  ],
  redirects: async () => [
    { source: '/', destination: `/${site.defaultEdition}`, permanent: false },
    { source: '/desk/moderators', destination: '/desk/staff', permanent: true },
  ],
};

export default createNextIntlPlugin('./i18n/request.ts')(config);
