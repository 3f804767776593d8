/** `tsx scripts/bench-thread.ts SLUG N`: an article with N published comments for `npm run bench`, or a change of it. */
import { fillThread } from '@/db/demo';
import { migrate } from '@/db/migrate';
import { saveArticle } from '@/db/publishing';

const [slug = '', comments = '0'] = process.argv.slice(2);

await migrate();
await saveArticle({
  edition: 'ar',
  slug,
  title: `نقاش طويل: ${slug}`,
  // Another standfirst each time, so that the article changes.
  standfirst: `قيس في ${new Date().toISOString()}`,
  author: 'قياس',
  published: new Date('2020-01-01T00:00:00Z'),
  topics: [],
  comments: 'open',
  html: '<p>نصّ المقال الذي يدور حوله النقاش.</p>',
  words: 6,
  heroFile: null,
});
if (Number(comments) > 0) {
  const at = new Date('2020-01-02T00:00:00Z').toISOString();
  const thread = Array.from({ length: Number(comments) }, (_, number) => ({
    name: `قارئ رقم ${number}`,
    at,
    body: `هذا تعليق من طول مألوف كتبه القارئ رقم ${number} عن المقال، وفيه اسم لاتيني مثل S-500 وعدد مثل 1,234.`,
  }));
  await fillThread({ article: slug, comments: thread });
}
