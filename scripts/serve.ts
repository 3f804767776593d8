/**
 * The server: Next's own request handler, and around it what Next cannot do. It tells Next the one address of a caller
 * that can be believed, and it answers with a page of ours where Next has none that works without JavaScript: when
 * rendering failed, and for addresses that are no text (vercel/next.js#62228).
 */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import next from 'next';
import { startMailer } from '@/db/mailer';
import { settings } from '@/db/settings';
import { clientAddress } from '@/lib/client-address';
import { readerPolicy } from '@/lib/security-headers';
import { cleanPage } from '@/lib/static-page';
import { type Edition, site, toEdition } from '@/site.config';

const app = next({ dev: false, dir: process.cwd(), port: settings.PORT });
await app.prepare();
const answerByNext = app.getRequestHandler();

const server = createServer((request, response) => {
  const { headers, socket } = request;
  const forwarded = headers['x-forwarded-for'] as string | undefined;
  headers['x-forwarded-for'] = clientAddress(socket.remoteAddress ?? '', forwarded, site.trustedProxies);
  const edition = editionOf(request);
  if (isText(request.url ?? '')) {
    replaceFailures(request, response, edition);
    answerByNext(request, response);
  } else answerWithPage(response, 400, edition, '_');
});
server.listen(settings.PORT, () => console.log(`Serving on http://localhost:${settings.PORT}`));
startMailer();

/** Puts the failure page in the place of whatever HTML Next sends with a status of 500. */
function replaceFailures(request: IncomingMessage, response: ServerResponse, edition: Edition): void {
  if (request.url?.startsWith('/desk')) return;
  const { writeHead, write, end } = response;
  let failed = false;
  const notice = (status: number) => {
    const isPage = String(response.getHeader('content-type') ?? '').startsWith('text/html');
    failed ||= !response.headersSent && status === 500 && isPage;
    return failed;
  };
  response.writeHead = ((status: number, ...rest: []) =>
    notice(status) ? response : writeHead.call(response, status, ...rest)) as typeof writeHead;
  response.write = ((...chunk: Parameters<typeof write>) =>
    notice(response.statusCode) || write.apply(response, chunk)) as typeof write;
  response.end = ((...chunk: Parameters<typeof end>) => {
    if (!notice(response.statusCode)) return end.apply(response, chunk);
    Object.assign(response, { writeHead, write, end });
    return answerWithPage(response, 500, edition, 'failure');
  }) as typeof end;
}

function answerWithPage(
  response: ServerResponse,
  status: number,
  edition: Edition,
  page: string,
): ServerResponse {
  const html = pageOfBuild(edition, page);
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  for (const { key, value } of readerPolicy) response.setHeader(key, value);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  return response.writeHead(status).end(html);
}

const pages = new Map<string, string>();

/** A page that the build has rendered, cleaned like every page of the reader wing. */
function pageOfBuild(edition: Edition, page: string): string {
  const file = path.join('.next', 'server', 'app', edition, `${page}.html`);
  const html = pages.get(file) ?? cleanPage(readFileSync(file, 'utf8')).html;
  pages.set(file, html);
  return html;
}

function editionOf(request: IncomingMessage): Edition {
  return toEdition(request.url?.split(/[/?]/)[1]);
}

function isText(url: string): boolean {
  try {
    decodeURIComponent(url.split('?')[0] ?? '');
    return true;
  } catch {
    return false;
  }
}
