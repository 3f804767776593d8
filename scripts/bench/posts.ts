/** Comments posted as a browser without JavaScript posts them, each from a reader and an address of its own. */
import { setTimeout } from 'node:timers/promises';

/** A redirect is an acknowledged comment; times are in milliseconds, from the first byte sent to the answer. */
export interface Posted {
  acknowledged: string[];
  failed: number;
  times: number[];
}

type Form = { page: string; fields: Record<string, string> };

let sent = 0;

/** Posts as fast as the answers come, so many at once. */
export async function postAtOnce(pages: string[], readers: number, seconds: number): Promise<Posted> {
  const forms = await Promise.all(pages.map(formAt));
  const posted: Posted = { acknowledged: [], failed: 0, times: [] };
  const end = performance.now() + seconds * 1000;
  const read = async () => {
    while (performance.now() < end) await post(forms, posted);
  };
  await Promise.all(Array.from({ length: readers }, read));
  return posted;
}

/** Posts so many a second, evenly, whether the earlier ones were answered or not. */
export async function postSteadily(pages: string[], perSecond: number, seconds: number): Promise<Posted> {
  const forms = await Promise.all(pages.map(formAt));
  const posted: Posted = { acknowledged: [], failed: 0, times: [] };
  const start = performance.now();
  const under: Promise<void>[] = [];
  for (let number = 0; number < perSecond * seconds; number++) {
    await setTimeout(Math.max(0, start + (number * 1000) / perSecond - performance.now()));
    under.push(post(forms, posted));
  }
  await Promise.all(under);
  return posted;
}

/** The time that so many of a hundred were answered within. */
export function within(hundredths: number, times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  return `p${hundredths} ${(sorted[Math.floor((sorted.length * hundredths) / 100)] ?? 0).toFixed(0)} ms`;
}

async function post(forms: readonly Form[], posted: Posted): Promise<void> {
  sent += 1;
  const { page, fields } = forms[sent % forms.length] as Form;
  const body = `تعليق ${sent} ${Date.now()}`;
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('name', `قارئ ${sent}`);
  form.set('email', `${sent}@example.com`);
  form.set('body', body);
  const start = performance.now();
  try {
    const answer = await fetch(page, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        origin: new URL(page).origin,
        'x-forwarded-for': `10.${(sent >> 16) & 255}.${(sent >> 8) & 255}.${sent & 255}`,
      },
      body: form,
    });
    await answer.arrayBuffer();
    posted.times.push(performance.now() - start);
    if (answer.status === 303) posted.acknowledged.push(body);
    else posted.failed += 1;
  } catch {
    posted.failed += 1;
  }
}

async function formAt(page: string): Promise<Form> {
  const html = await (await fetch(page)).text();
  const form = /<form[\s\S]*?<\/form>/.exec(html.slice(html.indexOf('id="comment-form"')))?.[0] ?? '';
  const inputs = form.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g);
  const fields = Object.fromEntries(
    [...inputs].map(([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"')]),
  );
  return { page, fields };
}
