/** Pages that the build has prerendered for what cannot be answered: a failure, too much sent, a gone action. */
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { readStandingPages } from '@/db/articles/standing-pages';
import {
  FORM_ECHO_HIDDEN,
  FORM_ECHO_SHOWN,
  FORM_ECHO_SLOT,
  FORM_FILES_HIDDEN,
  FORM_FILES_SHOWN,
  FORM_FILES_SLOT,
  REQUEST_ID_SLOT,
} from '@/lib/http/error-pages';
import { frameOf, type PageFrame, withFrame } from '@/lib/site/page-frame';
import { renewPageLinks, type StandingPage } from '@/lib/site/page-links';
import { pathFor } from '@/lib/site/paths';
import { logFailure } from '@/runtime/log';
import { isDevelopment, settings } from '@/runtime/settings';
import { cleanPage } from '@/server/cache/clean-page';
import { startedAt } from '@/server/cache/freshness';
import { type Edition, editions, toEdition } from '@/site.config';
import { echoFields, echoFiles } from './form-replay';
import { resetResponse } from './response-headers';

/** Where the build keeps what it has rendered. */
const BUILT_PAGES = path.join('.next', 'server', 'app');

const pages = new Map<string, string>();

/** The pages that a built page links to (rules, contact…), as they were read last; none while they never were. */
const standing = new Map<Edition, StandingPage[]>();

/** Of pages as they are rendered now, once the owner has changed what the build printed (docs/0030-site-settings.md). */
const frames = new Map<Edition, PageFrame>();
/** The newest invalidation that was known when they were read. */
let framedAt: number | undefined;

const READ_EVERY_MS = 60_000;

/** Reads these pages and the frames now and every minute, beforehand: the database may be what fails. */
export function startReadingStandingPages(): void {
  const read = async () => {
    for (const edition of editions) standing.set(edition, await readStandingPages(edition));
    await readFrames();
  };
  const tryToRead = () => void read().catch((error) => logFailure('Pages could not be read', error));
  tryToRead();
  setInterval(tryToRead, READ_EVERY_MS).unref();
}

/** Again after anything changed, as a topic in the masthead may have. */
async function readFrames(): Promise<void> {
  const { since } = startedAt();
  if (framedAt === since) return;
  for (const edition of editions) {
    const answer = await fetch(`http://localhost:${settings.PORT}${pathFor(edition)}`);
    const frame = frameOf(await answer.text());
    if (!answer.ok || !frame) return;
    frames.set(edition, frame);
  }
  framedAt = since;
}

/** The rate limits of site.config.ts count minutes. */
const RETRY_AFTER_SECONDS = 60;

interface Filling {
  /** The request id in the log. */
  fault: string;
  /** To be sent again, or copied: rendered by form-replay.ts. */
  fields?: string;
  files?: string;
  /** At an address of the desk, which no referrer names. */
  isDesk?: true;
}

/** What an error page gives back of a form; nothing of none. */
export function returned(form: FormData | null): { fields: string; files: string } {
  return form ? { fields: echoFields(form), files: echoFiles(form) } : { fields: '', files: '' };
}

/**
 * Sends a page that the build has prerendered, cleaned like every page of the reader wing, in the edition of the address
 * that was asked for.
 */
export function sendBuiltPage(
  response: ServerResponse,
  status: number,
  url: string,
  page: string,
  { fault, fields = '', files = '', isDesk }: Filling = { fault: '' },
): ServerResponse {
  const edition = toEdition(url.split(/[/?]/)[1]);
  const file = path.join(BUILT_PAGES, edition, `${page}.html`);
  // Nothing is prerendered in development: the answer is the page's name.
  const built = isDevelopment ? page : (pages.get(file) ?? cleanPage(readFileSync(file, 'utf8')).html);
  pages.set(file, built);
  const linked = standing.get(edition);
  const frame = frames.get(edition);
  const framed = frame ? withFrame(built, frame) : built;
  const html = linked ? renewPageLinks(framed, edition, linked) : framed;
  resetResponse(response, '');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  if (isDesk) response.setHeader('Referrer-Policy', 'same-origin');
  if (status === 503) response.setHeader('Retry-After', RETRY_AFTER_SECONDS);
  const withForm = fields ? html.replace(FORM_ECHO_HIDDEN, FORM_ECHO_SHOWN) : html;
  const shown = files ? withForm.replaceAll(FORM_FILES_HIDDEN, FORM_FILES_SHOWN) : withForm;
  const filled = shown
    .replace(REQUEST_ID_SLOT, fault)
    .replace(FORM_FILES_SLOT, () => files)
    .replace(FORM_ECHO_SLOT, () => fields);
  return response.writeHead(status).end(filled);
}
