import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { isSameOrigin } from './lib/http/origin';
import { DESK_PATH_HEADER, DEVELOPMENT_POLICY, deskHeaders, deskPolicy } from './lib/http/security-headers';
import { isDevelopment, settings } from './runtime/settings';

/** For the desk alone; the reader wing is static, and its headers are set in server/http/response-headers.ts. */
export const config = { matcher: ['/desk', '/desk/:path*'] };

/** 128 bits, as CSP Level 3 asks (section 7.1). */
const NONCE_BYTES = 16;

/**
 * Sets the desk's headers with a CSP nonce for each response, and refuses cross-site POSTs with an answer a person can
 * read. The actions check the origin again: they can be reached through other addresses than the desk's.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(NONCE_BYTES).toString('base64');
  const isPost = request.method !== 'GET' && request.method !== 'HEAD';
  if (isPost && !isSameOrigin(request.headers.get('origin'), settings.SITE_URL)) {
    const refusal = `This form was not sent from ${settings.SITE_URL}, so nothing was done.\n`;
    return withHeaders(new NextResponse(refusal, { status: 403 }), nonce);
  }
  const headers = new Headers(request.headers);
  headers.set('Content-Security-Policy', deskPolicy(nonce));
  headers.set(DESK_PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  return withHeaders(NextResponse.next({ request: { headers } }), nonce);
}

function withHeaders(response: NextResponse, nonce: string): NextResponse {
  for (const { key, value } of deskHeaders(nonce)) response.headers.set(key, value);
  if (isDevelopment) response.headers.set('Content-Security-Policy', DEVELOPMENT_POLICY);
  return response;
}
