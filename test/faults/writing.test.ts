import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startStage } from '@/e2e/stage-process';
import { emptyFields } from '@/lib/desk/article-fields';
import { SAVE_ARTICLE } from '@/lib/desk/articles-url';
import { freshSite } from '@/test/built-site';
import { Site } from '@/test/site';

const KILLS = 20;
/** The server is killed at a random time up to this after the first save was acknowledged. */
const MAX_KILL_DELAY_MS = 400;

const site = new Site(freshSite('writing', 21));
let cookie: string;

beforeAll(async () => {
  await site.publish('writing');
  await site.start();
  const { stage, stop } = startStage(site.env);
  const writer = {
    email: 'writer@example.com',
    name: 'سارة',
    password: 'كلمة مرور طويلة للتجربة',
    role: 'admin',
  } as const;
  cookie = (await stage('appoint', writer)).map(({ name, value }) => `${name}=${value}`).join('; ');
  stop();
});

afterAll(() => site.stop());

interface Saved {
  id: number;
  revision: number;
}

/** Saves as the form does; null when no answer came. */
async function save(body: string, article?: Saved): Promise<Saved | null> {
  const form = new FormData();
  const fields = { ...emptyFields, title: 'مقال', edition: 'ar', credits: 'سارة', body };
  const lock = {
    id: article?.id ?? '',
    version: article?.revision ?? 0,
    submission: 'one-article',
    intent: 'save',
  };
  for (const [name, value] of Object.entries({ ...fields, ...lock })) form.set(name, String(value));
  const headers = { accept: 'application/json', cookie, origin: site.address };
  try {
    const answer = await fetch(site.address + SAVE_ARTICLE, { method: 'POST', body: form, headers });
    expect(answer.status).toBe(200);
    return (await answer.json()) as Saved;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

async function stored(): Promise<{ body: string; revision: number }> {
  const rows = await site.query('select fields, revision from working_copies');
  expect(rows).toHaveLength(1);
  const [row] = rows;
  const fields = JSON.parse(String(row?.fields)) as { body: string };
  return { body: fields.body, revision: Number(row?.revision) };
}

test(`what was acknowledged of an article that is written is there after ${KILLS} kills`, async () => {
  let number = 0;
  let acknowledged: Saved | undefined;
  for (let kill = 0; kill < KILLS; kill += 1) {
    let last = '';
    let sent = '';
    const writing = (async () => {
      for (;;) {
        sent = `نص ${++number}\n\n${'كلمة '.repeat(500)}`;
        const saved = await save(sent, acknowledged);
        if (!saved) return;
        acknowledged = saved;
        last = sent;
      }
    })();
    while (last === '') await setTimeout(5);
    await setTimeout(Math.random() * MAX_KILL_DELAY_MS);
    await site.stop('SIGKILL');
    await writing;
    await site.start();
    const kept = await stored();
    expect([last, sent]).toContain(kept.body);
    expect(kept.revision).toBeGreaterThanOrEqual(acknowledged?.revision ?? 0);
    acknowledged = { id: acknowledged?.id ?? 0, revision: kept.revision };
  }
});
