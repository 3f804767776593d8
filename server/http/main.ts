/**
 * HTTP server around Next: normalizes proxy headers, rejects malformed requests, redirects imported permalinks, serves
 * prebuilt error pages. Next has none that work without JavaScript: when rendering failed, when too much was sent or by
 * too many at once, and for addresses with malformed escapes (vercel/next.js#62228).
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import next from 'next';
import { findStaff } from '@/db/accounts/auth';
import { listStaff } from '@/db/accounts/staff';
import { startBackups } from '@/db/backup/schedule';
import { startHealthWatch } from '@/db/health/watch';
import { startImports } from '@/db/import/schedule';
import type { DigestRecipient } from '@/db/mail/digest';
import { startMailWorker } from '@/db/mail/worker';
import { startRetention } from '@/db/privacy/retention';
import { findNormalizedPath } from '@/db/redirects/normalized-path';
import { findRedirect } from '@/db/redirects/redirects';
import { loadSiteSettings } from '@/db/site/stored-settings';
import { isDeskPath, isOpenAtDesk } from '@/lib/desk/paths';
import { scopeOf } from '@/lib/desk/roles';
import { isSkippedFont } from '@/lib/http/cache-control';
import { NOT_FOUND_PAGE } from '@/lib/http/error-pages';
import { userAgentForNext } from '@/lib/http/html-limited-bot';
import { isSameOrigin } from '@/lib/http/origin';
import { MAX_UPLOAD_BYTES } from '@/lib/http/upload-limit';
import { rewriteSearchUrl } from '@/lib/search/url';
import { log, logConsole, logFailure } from '@/runtime/log';
import { measureProcess } from '@/runtime/metrics';
import { nextEnvironment } from '@/runtime/next-environment';
import { withRequestId } from '@/runtime/request-id';
import { routeOf } from '@/runtime/routes';
import { isDevelopment, settings } from '@/runtime/settings';
import { readInvalidations } from '@/server/cache/freshness';
import { site } from '@/site.config';
import { logRequest } from './access-log';
import { refuseCrossSiteAtDesk, returnFailed, returnSignedOut } from './desk-forms';
import { sendBuiltPage, startReadingStandingPages } from './error-pages';
import { printFirstAdminLink } from './first-admin-link';
import { isHealthDetail, sendHealth } from './health';
import { isImportUpload, receiveImport } from './import-upload';
import { isMetricsRequest, sendMetrics } from './metrics';
import { serveCached } from './micro-cache';
import { passToNext, refuseCrossSite } from './next';
import { serveOldAsset, startRetainingAssets } from './old-assets';
import { bodyLimitOf, RequestBody, takesUploads } from './request-body';
import { setSecurityHeaders } from './response-headers';
import { stopOnSignal } from './shutdown';
import { ALLOWED_METHODS, normalizeForwarding, rejectionOf } from './trust';

/** Routes that answer for themselves, as the desk does; every other one gets our error pages and the micro-cache. */
const NO_PAGES = new Set(['/healthz', '/media/[file]', '/share/[file]', '/_next/*']);

if (!isDevelopment) logConsole();
measureProcess();

Object.assign(process.env, nextEnvironment());
const app = next({ dev: isDevelopment, dir: process.cwd(), port: settings.PORT, turbopack: isDevelopment });
// Without the database the kept pages are served; the first check that succeeds loads them (server/cache/freshness.ts).
await loadSiteSettings().catch((error) => logFailure('The settings of the site could not be read', error));
await app.prepare();
const nextHandler = app.getRequestHandler();

/** Request line and headers together: a search for 10,000 Arabic letters is answered like any other. */
const MAX_HEADER_BYTES = 96 * 1024;

/** Of a response: Next's own are some ten, twice where it is asked twice, and Node would warn of a leak. */
const MAX_LISTENERS = 40;

const HEADERS_TIMEOUT_MS = 10_000;
/** For a whole request: time for a form of MAX_BODY_BYTES over a slow line. */
const REQUEST_TIMEOUT_MS = 60_000;

const server = createServer(
  {
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionsCheckingInterval: 1000,
  },
  (request, response) => withRequestId((number) => handleRequest(request, response, number)),
);

async function handleRequest(request: IncomingMessage, response: ServerResponse, number: string) {
  const url = request.url ?? '';
  response.setMaxListeners(MAX_LISTENERS);
  const body = new RequestBody(request, bodyLimitOf(url));
  logRequest(request, response, url);
  if (isMetricsRequest(request)) return sendMetrics(response);
  if (isHealthDetail(request)) return sendHealth(request, response);
  normalizeForwarding(request);
  normalizeForNext(url, request.headers);
  const { method = '', headers, headersDistinct } = request;
  const line = {
    method,
    target: url,
    hosts: headersDistinct.host ?? [],
    origin: headers.origin,
    fetchSite: headersDistinct['sec-fetch-site']?.join(),
  };
  const rejection = rejectionOf(line, settings.SITE_URL);
  const answer = (status: number, page: string) =>
    sendBuiltPage(response, status, url, page, { fault: number });
  setSecurityHeaders(response, url);
  if (rejection === 400) return answer(400, NOT_FOUND_PAGE);
  // The page cache asks for itself (server/cache/page-cache.ts); forms and the desk go past it.
  if (method === 'POST' || isDeskPath(url)) await readInvalidations();
  const isDeskPost = method === 'POST' && isDeskPath(url);
  const passed = { url, number, body, isPage: true, nextHandler };
  if (isDeskPost && !isSameOrigin(headers.origin, settings.SITE_URL))
    return refuseCrossSiteAtDesk(request, response, passed);
  if (rejection === 403) return refuseCrossSite(request, response, passed);
  if (isDeskPost && isImportUpload(url)) return receiveImport(request, response, server);
  if (rejection === 405)
    return response.writeHead(405, { Allow: ALLOWED_METHODS, 'Cache-Control': 'no-store' }).end();
  if (isDeskPost && !isOpenAtDesk(url) && !isDevelopment) {
    const isScript = headers['next-action'] !== undefined || headers.accept === 'application/json';
    const isKnown = await isSignedIn(headers);
    // Also to whom it is given back: the text is read, and their pictures pass.
    if (takesUploads(url) && (isKnown || !isScript)) body.raiseLimit(MAX_UPLOAD_BYTES);
    if (!isKnown && !isScript) return returnSignedOut(request, response, passed);
    if (!isScript) returnFailed(request, response, passed);
  }
  const moved = await redirectFor(request);
  request.url = rewriteSearchUrl(url);
  if (moved !== undefined) sendRedirect(response, moved);
  else if (isSkippedFont(url, request.headers['save-data']))
    response.writeHead(204, { Vary: 'Save-Data', 'Cache-Control': 'no-store' }).end();
  else if (!(await serveOldAsset(request, response, url))) {
    // In development Next says itself what went wrong.
    const isPage = !isDevelopment && !isDeskPath(url) && !NO_PAGES.has(routeOf(url).route);
    if (isPage && (await serveCached(request, response))) return;
    passToNext(request, response, { ...passed, isPage });
  }
}

server.listen(settings.PORT, () => {
  log.info({ event: 'start' }, `Serving on http://localhost:${settings.PORT}`);
  void printFirstAdminLink();
});
// Before the log's own listener, which writes what there is.
process.prependListener('exit', (code) => log.info({ event: 'stop', code }));
stopOnSignal(server);
startMailWorker(moderatorsToTell);
startRetention();
startHealthWatch();
startReadingStandingPages();
const commandOf = (name: string) => fileURLToPath(new URL(`${name}.mjs`, import.meta.url));
startImports(isDevelopment ? ['--import', 'tsx', 'scripts/import-job.ts'] : [commandOf('import-job')]);
if (!isDevelopment) {
  void startRetainingAssets();
  startBackups(commandOf('backup'));
}

/** Whether a session comes with a request; without the database nobody's does. */
async function isSignedIn({ cookie = '' }: IncomingMessage['headers']): Promise<boolean> {
  try {
    return (await findStaff(new Headers({ cookie }))) !== null;
  } catch {
    return false;
  }
}

/** Headers by which Next chooses how to answer. */
function normalizeForNext(url: string, headers: IncomingMessage['headers']): void {
  headers['user-agent'] = userAgentForNext(headers['user-agent'] ?? '', isDeskPath(url));
  // Server actions called by React: the reader wing has them in development alone, its forms are posted by the browser itself.
  if (!isDeskPath(url) && !isDevelopment) delete headers['next-action'];
}

async function moderatorsToTell(): Promise<DigestRecipient[]> {
  const able = (await listStaff()).filter(
    ({ role, disabled }) => !disabled && scopeOf(role, 'review') === 'all',
  );
  return able.map(({ email }) => ({ email, edition: site.defaultEdition }));
}

/** Fails open: without the database the request goes on to Next, whose cached pages still answer. */
async function redirectFor({ method, url = '' }: IncomingMessage): Promise<string | undefined> {
  if (method !== 'GET' && method !== 'HEAD') return;
  try {
    return (await findRedirect(url)) ?? (await findNormalizedPath(url));
  } catch (error) {
    logFailure('Old addresses could not be looked up', error);
    return undefined;
  }
}

/**
 * 301 and not 308: the method can only be GET or HEAD, and old feed readers and robots know no other permanent
 * redirect. Cached by browsers for a day only, so that a mistaken one can still be corrected.
 */
function sendRedirect(response: ServerResponse, path: string): void {
  response.writeHead(301, { Location: path, 'Cache-Control': 'public, max-age=86400' }).end();
}
