import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type FileProblem, problemKinds } from '@/lib/import/problem';
import { emptyThread, emptyTotals, type ItemReport } from '@/lib/import/report';
import type { Edition } from '@/site.config';
import { HtmlReport } from './import-report';

const EVIL = '"><script>alert(1)</script>';

const item = (more: Partial<ItemReport>): ItemReport => ({
  id: 1,
  title: 'عنوان',
  outcome: 'added',
  draft: null,
  path: '/ar/articles/a',
  notes: [],
  ...more,
});

test('the report says what became of each, links what readers see, and runs nothing of what came in', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'maqal-report-'));
  const report = new HtmlReport(path.join(folder, 'report.html'), 'ar', 'https://here.example');
  await report.add(item({ thread: emptyThread() }));
  await report.add(item({ id: 2, title: EVIL, draft: 'private', path: '/ar/articles/secret' }));
  await report.add(item({ id: EVIL, notes: [{ kind: 'unknown-shortcode', name: EVIL, count: 3 }] }));
  const totals = emptyTotals();
  totals.posts.added = 3000;
  await report.finish(
    {
      kind: 'wordpress',
      from: EVIL,
      totals,
      withoutId: 2,
      notes: [{ kind: 'portrait-missing', name: EVIL, count: 1 }],
      unresolvedLinks: [{ title: EVIL, path: null, address: `https://old.example/${EVIL}` }],
    },
    true,
  );
  const html = await readFile(report.file, 'utf8');
  expect(html).not.toContain('<script');
  expect(html).toMatch(/^<!doctype html><html lang="ar" dir="rtl">/);
  expect(html).toContain('<a href="https://here.example/ar/articles/a"><bdi>عنوان</bdi></a>');
  expect(html).not.toContain('secret');
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;</bdi> × 3');
  expect(html, 'numbers as the edition writes them').toContain('<td class="number">3,000</td>');
  expect(html).toContain('هذه تجربة: لم يُكتب شيء.');
  expect(html).toContain('عنصران من الملفّ');
  await rm(folder, { recursive: true });
});

/** Every problem code, with the values its message needs. */
const problems: FileProblem[] = problemKinds.map((kind, index) => ({
  kind,
  line: index + 1,
  field: 'hero.src',
  values: {
    ...{ key: 'k', one: 'ar', other: 'en', limit: 3, width: 1, height: 2, sign: '---', encoding: 'UTF-8' },
    ...{ example: '2026-01-31', src: EVIL, format: 'svg', file: 'a.md' },
  },
  quote: 'Map keys must be unique',
}));

test('mistakes are told in the language of the report; only what a library says of one is quoted in English', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'maqal-report-'));
  const wordsIn = async (edition: Edition) => {
    const report = new HtmlReport(path.join(folder, `${edition}.html`), edition, 'https://here.example');
    const notes = problems.map((problem) => ({ kind: 'mistake' as const, problem, count: 1 }));
    await report.add(item({ id: 'a.md', notes }));
    const empty = { totals: emptyTotals(), withoutId: 0, notes: [], unresolvedLinks: [] };
    await report.finish({ kind: 'markdown', from: 'x', ...empty }, false);
    const html = await readFile(report.file, 'utf8');
    return [...html.matchAll(/<li>(.*?)<\/li>/g)].map(([, line = '']) => line);
  };
  const [arabic, english] = [await wordsIn('ar'), await wordsIn('en')];
  expect(arabic[0]).toBe(
    'السطر 1: <code dir="ltr">hero.src</code>: يجب أن يبدأ الملفّ بمقدّمة بين سطرين من \u{2068}---\u{2069}: ' +
      '<bdi lang="en" dir="ltr">Map keys must be unique</bdi>',
  );
  expect(english[1]).toContain('line 2: <code dir="ltr">hero.src</code>: the front matter cannot be read');
  for (const line of arabic) {
    const own = line.replace(/<(code|bdi)\b.*?<\/\1>|\u{2068}.*?\u{2069}/gu, '');
    expect(own).not.toMatch(/[a-z]|undefined/i);
  }
  expect(arabic).toHaveLength(problemKinds.length);
  expect(arabic.join()).not.toContain('<script');
  await rm(folder, { recursive: true });
});
