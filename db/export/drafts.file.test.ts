import path from 'node:path';
import { expect, test } from 'vitest';
import { describeFileProblem } from '@/i18n/import-words';
import { emptyFields } from '@/lib/desk/article-fields';
import { problemsOf } from '@/lib/import/report';
import { articleSource } from '@/test/articles-and-comments';
import { contentOf, openSite } from '@/test/second-site';

/** Drafts as the desk leaves them: one with all there is, one without a title, two of one title, one that takes a published one's. */
async function writingSite() {
  const site = await openSite();
  const { addStaff } = await import('@/db/accounts/staff');
  const added = await addStaff({
    name: 'سارة',
    email: 'sara@example.com',
    role: 'admin',
    password: 'كلمة مرور طويلة بما يكفي',
  });
  if (!('staff' in added)) throw new Error('not added');
  const account = { id: added.staff.id, name: 'سارة', role: 'admin' } as const;
  const { createDraft, saveWorkingCopy } = await import('@/db/writing/save');
  const { saveArticle } = await import('@/db/articles/save');
  await saveArticle(articleSource({ slug: 'منشور', title: 'منشور' }));
  const fields = { ...emptyFields, edition: 'ar', credits: 'سارة' };
  const texts = [
    {
      ...fields,
      title: 'كامل',
      standfirst: 'مقدّمة &amp; أخرى',
      topics: 'علوم\nبحر',
      credits: 'سارة\nكاتب لم يُضف بعد',
      publishAt: '2999-01-01T09:00',
      translation: 'whole',
      body: 'نصّ **أول**.\n\n## عنوان\n\n![وصف](/media/none.jpg)\n\nآخر',
    },
    { ...fields, body: 'بلا عنوان.' },
    { ...fields, title: 'توأم', body: 'أول' },
    { ...fields, title: 'توأم', body: 'ثان' },
    { ...fields, title: 'منشور', body: 'غيره' },
  ];
  for (const [number, text] of texts.entries()) {
    const made = await createDraft(text, `draft-${number}`, account);
    // Saved once more, so that the row says nothing of what is in the working copy.
    if ('id' in made) await saveWorkingCopy(made.id, { ...text, body: `${text.body} وزيد` }, 1, account);
  }
  return site;
}

const EXPECTED = ['أول وزيد', 'بلا عنوان. وزيد', 'ثان وزيد', 'غيره وزيد', 'آخر وزيد'];

async function draftsOf(site: Awaited<ReturnType<typeof openSite>>) {
  const { articles } = await contentOf(site);
  return articles.filter(({ draft }) => draft === 'draft');
}

test.each(['site', 'site.xml'])('drafts go out whole, and come in as drafts: %s', async (name) => {
  const first = await writingSite();
  const target = path.join(first.folder, 'out', name);
  const isFolder = name === 'site';
  const done = isFolder ? await first.exportMarkdown(target) : await first.exportWordPress(target);
  expect(done).toMatchObject({ articles: 1, drafts: 5 });

  const second = await openSite();
  const problems: string[] = [];
  if (isFolder)
    await second.importMarkdown(target, {}, (report) => {
      problems.push(...problemsOf(report).map(describeFileProblem));
    });
  else await second.importWordPress(target, { privateAddresses: true }, () => {});
  expect(problems).toEqual([]);
  const drafts = await draftsOf(second);
  expect(drafts).toHaveLength(5);
  for (const end of EXPECTED)
    expect(
      drafts.filter(({ body }) => body.includes(end)),
      end,
    ).toHaveLength(1);
  const whole = drafts.find(({ title }) => title === 'كامل');
  expect(whole).toMatchObject({
    slug: 'كامل',
    standfirst: 'مقدّمة & أخرى',
    topics: ['علوم', 'بحر'],
    publishedAt: new Date('2999-01-01T06:00:00Z'),
  });
  expect([whole?.author, ...(whole?.coauthors ?? [])]).toEqual(['سارة', 'كاتب-لم-يضف-بعد']);
  expect(whole?.body).toContain('<strong>أول</strong>');
  expect((await contentOf(second)).articles.filter(({ draft }) => draft === null)).toHaveLength(1);
});
