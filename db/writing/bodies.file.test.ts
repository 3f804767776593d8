import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readPosted } from '@/lib/desk/article-form';
import { openSite, type Site, smallDemo } from '@/test/second-site';

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url));
const CASES = path.join(shared, 'cases');
const SEED = path.join(shared, 'seed');

/** Every body at hand: the demo edition, and what lies beside the repository, where it does. */
const sources: [string, (site: Site) => Promise<unknown>][] = [
  ['the demo edition', async (site) => site.importMarkdown(await smallDemo(site.folder))],
  ...[path.join(SEED, 'articles'), path.join(CASES, 'markdown')]
    .filter(existsSync)
    .map((folder): (typeof sources)[number] => [
      path.relative(shared, folder),
      (site) => site.importMarkdown(folder),
    ]),
  ...[...files(SEED), ...files(CASES)].map((file): (typeof sources)[number] => [
    path.relative(shared, file),
    (site) => site.importWordPress(file, { privateAddresses: false }, () => {}),
  ]),
];

function files(folder: string): string[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter((name) => name.endsWith('.xml')).map((name) => path.join(folder, name));
}

test.each(sources)('every article of %s opens and saves without changing a byte', async (_, importAll) => {
  const site = await openSite();
  await importAll(site);
  const { addStaff } = await import('@/db/accounts/staff');
  const { findDeskArticle } = await import('./article');
  const { readWorkingCopy } = await import('./read-working-copy');
  const { saveWorkingCopy } = await import('./save');
  const { findStored } = await import('./stored');
  const who = { name: 'سارة', email: 'sara@example.com', role: 'admin' } as const;
  const added = await addStaff({ ...who, password: 'كلمة مرور طويلة بما يكفي' });
  if (!('staff' in added)) throw new Error('not added');
  const account = { ...who, id: added.staff.id };
  const rows = await site.db.select().from(site.articles);
  expect(rows.length).toBeGreaterThan(0);
  for (const before of rows) {
    const opened = await findDeskArticle(before.id, account.id);
    const form = new FormData();
    // As browsers send a form: line breaks are CRLF.
    for (const [name, value] of Object.entries(opened?.fields ?? {}))
      form.append(name, value.replaceAll('\n', '\r\n'));
    const posted = readPosted(form);
    if (!opened || !posted) throw new Error(`${before.slug} does not open`);
    expect(posted.fields, before.slug).toEqual(opened.fields);
    // Another word in the note of the lead, so that it is saved at all.
    const fields = { ...posted.fields, heroCaption: `${posted.fields.heroCaption} .` };
    expect(await saveWorkingCopy(before.id, fields, 0, account)).toMatchObject({ outcome: 'saved' });
    const stored = await findStored(site.db, before.id);
    const read = stored && (await readWorkingCopy(stored, 'preview'));
    if (!read || 'errors' in read) throw new Error(`${before.slug}: ${JSON.stringify(read)}`);
    const { title, standfirst, slug, hero } = read.article;
    expect({ title, standfirst, slug, body: read.html, words: read.words, hero: hero?.src ?? null }).toEqual({
      title: before.title,
      standfirst: before.standfirst,
      slug: before.slug,
      body: before.body,
      words: before.words,
      hero: before.hero,
    });
  }
});
