import { setTimeout } from 'node:timers/promises';
import type { Site } from './site';

type Place = Pick<Site, 'address'>;

/** A posted comment; posting the same fields again is idempotent. */
export interface Sent {
  page: string;
  form: FormData;
  name: string;
  email: string;
  body: string;
  /** IP address of the sender. */
  from: string;
}

/** An acknowledged comment: its 303 was received. */
export interface Acknowledged extends Sent {
  /** The path of its receipt. */
  receipt: string;
}

/** Request timeout, longer than any request takes here. */
const TIMEOUT_MS = 60_000;

/** Makes names unique between runs on one site. */
const RUN = Date.now().toString(36);

let people = 0;

/** Hidden fields of a page's comment form, its action id included, as a browser without JavaScript sends them. */
export async function openForm(site: Place, page: string): Promise<FormData> {
  const html = await (await fetch(site.address + page)).text();
  return formOf(html);
}

/** Hidden fields of a form in this HTML. @param kind the form's `data-post` */
export function formOf(html: string, kind = 'comment'): FormData {
  return hiddenFields(sourceOf(html, `data-post="${kind}"`));
}

/** The hidden fields in a piece of HTML. */
export function hiddenFields(source: string): FormData {
  const form = new FormData();
  for (const [, name = '', value = ''] of source.matchAll(
    /<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g,
  ))
    form.append(name, textOf(value));
  return form;
}

/** Error and values of a comment form that came back. */
export function returnedForm(html: string) {
  const source = sourceOf(html);
  const find = (pattern: RegExp) => textOf(pattern.exec(source)?.[1] ?? '');
  return {
    // Followed by the error's id in the log.
    wrong: find(/role="alert".*?<li>(.*?)(?:\. رقم العطل|<\/li>)/s),
    name: find(/<input id="comment-name"[^>]* value="([^"]*)"/),
    email: find(/<input id="comment-email"[^>]* value="([^"]*)"/),
    body: find(/<textarea[^>]*>([^<]*)</).replaceAll('\r\n', '\n'),
  };
}

/** The text that is given back, in the form or on the error page. */
export function givenBack(html: string): string {
  const text = /<textarea id="(?:comment-body|written)"[^>]*>([^<]*)</.exec(html)?.[1] ?? '';
  return textOf(text).replaceAll('\r\n', '\n').replace(/^\n/, '');
}

/** The form of the error page, which resends the text. */
export function formAgain(html: string): FormData {
  const form = hiddenFields(sourceOf(html, 'data-again="true"'));
  form.append('body', givenBack(html));
  return form;
}

/** Expected `returnedForm` when nothing can be stored. */
export function keptForm({ name, email, body }: Sent) {
  return { wrong: 'تعذّر حفظ التعليق الآن. أعد الإرسال بعد قليل', name, email, body };
}

function sourceOf(html: string, mark = 'data-post="comment"'): string {
  const start = html.indexOf(mark);
  return start < 0 ? '' : html.slice(start, html.indexOf('</form>', start));
}

const ENTITIES: Record<string, string> = {
  '&quot;': '"',
  '&#x27;': "'",
  '&#39;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
};

function textOf(value: string): string {
  return value.replace(/&[^;]+;/g, (entity) => ENTITIES[entity] ?? entity);
}

/** Fills in a form with a unique name, text and IP address. */
export function fillIn(page: string, hidden: FormData): Sent {
  people += 1;
  const name = `قارئ ${people}`;
  const email = `${RUN}-${people}@example.com`;
  const body = `تعليق ${people}: أوّله\n\nوآخره ${RUN}`;
  const from = `10.9.${people >> 8}.${people & 255}`;
  const form = new FormData();
  for (const [key, value] of [...hidden, ['name', name], ['email', email], ['body', body]] as const)
    form.append(key, value);
  return { page, form, name, email, body, from };
}

/** Posts a form as a browser without JavaScript does. */
export function post(site: Place, { page, form, from }: Sent): Promise<Response> {
  return fetch(site.address + page, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: { origin: site.address, 'x-forwarded-for': from },
  });
}

/** Posts a comment; returns null without an acknowledgement. @param failed is given the status or the error's code */
export async function send(
  site: Site,
  sent: Sent,
  failed: (reason: string) => void = () => {},
): Promise<Acknowledged | null> {
  try {
    const answer = await post(site, sent);
    const to = answer.headers.get('location');
    if (answer.status === 303 && to?.includes('/receipts/'))
      return { ...sent, receipt: new URL(to, site.address).pathname };
    failed(String(answer.status));
  } catch (error) {
    failed((error as { cause?: NodeJS.ErrnoException }).cause?.code ?? String(error));
  }
  return null;
}

/** Ids of the rows that hold a comment; more than one is a duplicate. */
export async function storedAs(site: Site, { email, body }: Sent): Promise<number[]> {
  const rows = await site.query('select id from comments where email = ? and body = ?', email, body);
  return rows.map(({ id }) => Number(id));
}

/**
 * Starts concurrent commenters on these pages. Each posts comments one after another until `stop`, or until one is not
 * acknowledged because the server is down.
 */
export async function storm(site: Site, pages: string[], writers: number) {
  const forms = await Promise.all(pages.map(async (page) => ({ page, hidden: await openForm(site, page) })));
  const acknowledged: Acknowledged[] = [];
  const unanswered: Sent[] = [];
  const failures: string[] = [];
  let goesOn = true;
  const write = async (writer: number) => {
    for (let turn = writer; goesOn; turn += writers) {
      const { page, hidden } = forms[turn % forms.length] as (typeof forms)[number];
      const sent = fillIn(page, hidden);
      const answer = await send(site, sent, (reason) => failures.push(reason));
      if (answer) acknowledged.push(answer);
      else {
        unanswered.push(sent);
        return;
      }
    }
  };
  const writing = Array.from({ length: writers }, (_, writer) => write(writer));
  return {
    acknowledged,
    unanswered,
    /** Reasons of failures: a status or an error code. */
    failures,
    stop: async () => {
      goesOn = false;
      await Promise.all(writing);
    },
    /** Waits until this many are acknowledged. */
    reached: async (count: number) => {
      while (acknowledged.length < count && unanswered.length < writers) await setTimeout(5);
    },
  };
}
