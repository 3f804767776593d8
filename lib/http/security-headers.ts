import { speculationHeader } from './speculation-rules';

/** Content-Security-Policy of both wings; each adds which scripts may run. */
const policy = {
  'default-src': "'none'",
  'style-src': "'self'",
  'font-src': "'self'",
  'img-src': "'self'",
  'manifest-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
};

/** A file of our script. */
export interface ScriptFile {
  /** Its address on this site; holds a digest, so that it is immutable. */
  address: string;
  /** As in the attribute of that name: the algorithm and the digest of its bytes. */
  integrity: string;
}

/** Permissions-Policy: all denied. Only names that browsers know: they warn of others in the console. */
const DENIED_FEATURES = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

/** Allows inlined styles with this digest. */
export function policyWithStyle(policy: string, digest: string): string {
  return policy.replace("style-src 'self'", `style-src 'self' '${digest}'`);
}

/** Of every response: pages, files, errors and redirects alike. */
const commonHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: DENIED_FEATURES.map((feature) => `${feature}=()`).join(', ') },
];

/**
 * The headers of the reader wing. One script may run there, ours, in its three parts, which must be byte for byte what was
 * built: not one smuggled into a comment, and not the framework's own in the one answer that cannot be cleaned (a form
 * sent back with its errors). Browsers that do not match a digest to a script from a file (CSP Level 3, section 8.4)
 * know it by its address, which is that one file's.
 * @param script as runtime/client-script.ts has it
 * @param siteUrl where readers find the site; only its origin is used
 */
export function readerHeaders(
  script: ScriptFile & { first: { integrity: string }; revisit: ScriptFile },
  siteUrl: string,
): { key: string; value: string }[] {
  const files = [script, script.revisit].map(
    ({ integrity, address }) => `'${integrity}' ${new URL(address, siteUrl)}`,
  );
  const scripts = [`'${script.first.integrity}'`, ...files].join(' ');
  return [
    {
      key: 'Content-Security-Policy',
      value: serialize({ ...policy, 'script-src': scripts, 'connect-src': "'self'" }),
    },
    { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
    speculationHeader,
    ...commonHeaders,
    ...strictTransport(siteUrl),
  ];
}

/**
 * Whether other sites may embed the resource at a URL: a feed's pictures in its reader, a share image beside a link.
 * Everything else is same-origin (Fetch Standard, "cross-origin resource policy check").
 */
export function isEmbeddable(url: string): boolean {
  return /^\/(?:media|share)\//.test(url);
}

/**
 * HSTS for two years. Without `includeSubDomains`, which may be others'; none for a site that is not served by https,
 * where browsers ignore it (RFC 6797, section 7.2).
 */
function strictTransport(siteUrl: string): { key: string; value: string }[] {
  if (!siteUrl.startsWith('https:')) return [];
  return [{ key: 'Strict-Transport-Security', value: 'max-age=63072000' }];
}

/** Path and query of a desk page, for the page itself; set by proxy.ts, whatever the caller sent. */
export const DESK_PATH_HEADER = 'x-desk-path';

/**
 * The headers of the desk: ordinary Next.js with React, so scripts run, but only those that carry this answer's nonce
 * and those that they load themselves. No cache stores it and no referrer names it: its URLs hold search queries.
 * The referrer is `same-origin` and not `no-referrer`, with which browsers send forms with `Origin: null`
 * (Fetch Standard, "append a request Origin header").
 * @param nonce at least 128 random bits in base64, new with every answer (CSP Level 3, section 7.1)
 */
export function deskHeaders(nonce: string): { key: string; value: string }[] {
  return [
    { key: 'Content-Security-Policy', value: deskPolicy(nonce) },
    { key: 'Referrer-Policy', value: 'same-origin' },
    { key: 'Cache-Control', value: 'private, no-store' },
    { key: 'X-Robots-Tag', value: 'noindex, nofollow' },
    ...commonHeaders,
  ];
}

/** Also set on the request: Next reads the nonce for its scripts from there. */
export function deskPolicy(nonce: string): string {
  return serialize({
    ...policy,
    'script-src': `'nonce-${nonce}' 'strict-dynamic'`,
    'style-src': `'self' 'nonce-${nonce}'`,
    'connect-src': "'self'",
  });
}

/** For `npm run dev` alone: Next's live reload and its overlay evaluate code, write styles and listen on a socket. */
export const DEVELOPMENT_POLICY = serialize({
  ...policy,
  'script-src': "'self' 'unsafe-inline' 'unsafe-eval'",
  'style-src': "'self' 'unsafe-inline'",
  'font-src': "'self' data:",
  'img-src': "'self' blob: data:",
  'connect-src': "'self' ws:",
});

function serialize(directives: Record<string, string>): string {
  return Object.entries(directives)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
}
