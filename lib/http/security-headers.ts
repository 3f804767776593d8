import { speculationHeader } from './speculation-rules';

/** What both wings forbid; each adds which scripts may run. */
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

/** What no page here asks of a browser. Only names that browsers know: others are complained about in the console. */
const UNUSED_POWERS = [
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

/** The policy of an answer that carries styles with this digest. */
export function policyWithStyle(policy: string, digest: string): string {
  return policy.replace("style-src 'self'", `style-src 'self' '${digest}'`);
}

/** What every answer says, a page's, a file's, an error's and a redirect's alike. */
const commonHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: UNUSED_POWERS.map((power) => `${power}=()`).join(', ') },
];

/**
 * The headers of the reader wing. One script may run there, ours, in its two parts, which must be byte for byte what was
 * built: not one smuggled into a comment, and not the framework's own in the one answer that cannot be cleaned (a form
 * sent back with its errors). Browsers that do not match a digest to a script from a file (CSP Level 3, section 8.4)
 * know it by its address, which is that one file's.
 * @param script as runtime/client-script.ts has it
 * @param siteUrl where readers find the site; only its origin is used
 */
export function readerHeaders(
  script: { address: string; integrity: string; first: { integrity: string } },
  siteUrl: string,
): { key: string; value: string }[] {
  const scripts = `'${script.first.integrity}' '${script.integrity}' ${new URL(script.address, siteUrl)}`;
  return [
    {
      key: 'Content-Security-Policy',
      value: written({ ...policy, 'script-src': scripts, 'connect-src': "'self'" }),
    },
    { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
    speculationHeader,
    ...commonHeaders,
    ...strictTransport(siteUrl),
  ];
}

/**
 * Whether others may show what is at an address: the pictures of a feed in its reader, a share image beside a link.
 * Everything else stays with this site (Fetch Standard, "cross-origin resource policy check").
 */
export function isEmbeddable(url: string): boolean {
  return /^\/(?:media|share)\//.test(url);
}

/**
 * Tells browsers to come by https alone, for two years. Says nothing of subdomains, which may be others'; empty for a
 * site that is not served by https, where browsers ignore it (RFC 6797, section 7.2).
 */
function strictTransport(siteUrl: string): { key: string; value: string }[] {
  if (!siteUrl.startsWith('https:')) return [];
  return [{ key: 'Strict-Transport-Security', value: 'max-age=63072000' }];
}

/** Tells a page of the desk its own address, path and query; set by proxy.ts, whatever the caller sent. */
export const DESK_PATH_HEADER = 'x-desk-path';

/**
 * The headers of the desk: ordinary Next.js with React, so scripts run, but only those that carry this answer's nonce
 * and those that they load themselves. What it shows is kept by nobody and named to nobody: its addresses hold searches.
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

/** The policy alone: Next reads the nonce for its scripts from the request's copy. */
export function deskPolicy(nonce: string): string {
  return written({
    ...policy,
    'script-src': `'nonce-${nonce}' 'strict-dynamic'`,
    'style-src': `'self' 'nonce-${nonce}'`,
    'connect-src': "'self'",
  });
}

function written(directives: Record<string, string>): string {
  return Object.entries(directives)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
}
