import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { emptyThread, emptyTotals, type ItemReport } from '@/lib/import-report';
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
  totals.posts.added = 3;
  await report.finish(
    {
      kind: 'wordpress',
      from: EVIL,
      totals,
      numberless: 2,
      notes: [{ kind: 'portrait-missing', name: EVIL, count: 1 }],
      leftLinks: [{ title: EVIL, path: null, address: `https://old.example/${EVIL}` }],
    },
    true,
  );
  const html = await readFile(report.file, 'utf8');
  expect(html).not.toContain('<script');
  expect(html).toMatch(/^<!doctype html><html lang="ar" dir="rtl">/);
  expect(html).toContain('<a href="https://here.example/ar/articles/a"><bdi>عنوان</bdi></a>');
  expect(html).not.toContain('secret');
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;</bdi> × 3');
  expect(html).toContain('هذه تجربة: لم يُكتب شيء.');
  expect(html).toContain('قطعتان من الملفّ');
  await rm(folder, { recursive: true });
});
