/** `tsx e2e/seed-queue.ts SLUG [--report ID] [NAME ...]`: waiting comments by these names; prints what a test needs, as JSON. */
import { parseArgs } from 'node:util';
import { findArticle, PHONE, sendComment } from '@/db/fixture';
import { reportComment } from '@/db/reports';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { report: { type: 'string' } },
});
const [slug = '', ...names] = positionals;
const article = await findArticle(slug);
const ids: number[] = [];
for (const name of names) {
  const body = `تعليق ${name} على ${article.title}`;
  ids.push(
    (await sendComment(article.id, { name, body, email: `${ids.length}-${Date.now()}@example.com` })).id,
  );
}
if (values.report) {
  await reportComment({ commentId: Number(values.report), reason: 'abuse', note: 'ملاحظة' }, PHONE);
}
console.log(JSON.stringify({ articleId: article.id, ids }));
