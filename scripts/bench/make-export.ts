/** `tsx scripts/bench/make-export.ts FILE POSTS COMMENTS`: a WordPress export of any size, the same for the same numbers. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { EXPORT_TAIL, exportedPost, exportHead } from '@/test/wxr';

const [file, posts = '10000', comments = '100000'] = process.argv.slice(2);
if (!file) {
  console.error('Usage: tsx scripts/bench/make-export.ts FILE [POSTS] [COMMENTS]');
  process.exit(2);
}

const PARAGRAPHS = 10;
const SENTENCE =
  'تنشر الصحيفة كل صباح أخبارًا عن منظومة S-500 وما يقوله الخبراء عنها، ويردّ القرّاء بأسئلة عن الأسعار والمواعيد. ';
const perPost = Math.ceil(Number(comments) / Number(posts));
const stream = createWriteStream(file);
stream.write(exportHead());
for (let id = 1, number = 1; id <= Number(posts); id += 1) {
  const thread = Array.from({ length: Math.min(perPost, Number(comments) - number + 1) }, (_, at) => ({
    id: number + at,
    // Every third is a root; the others reply to the one before.
    parent: at % 3 === 0 ? 0 : number + at - 1,
    content: `تعليق القارئ ${number + at}: ${SENTENCE}`,
  }));
  number += thread.length;
  const content = Array.from(
    { length: PARAGRAPHS },
    () => `<!-- wp:paragraph -->\n<p>${SENTENCE.repeat(3)}</p>\n<!-- /wp:paragraph -->`,
  ).join('\n\n');
  const date = new Date(Date.UTC(2010, 0, 1) + id * 3_600_000).toISOString();
  const text = exportedPost({
    id,
    title: `خبر رقم ${id} عن المنظومات`,
    slug: `خبر-رقم-${id}`,
    content,
    date: date.slice(0, 19).replace('T', ' '),
    terms: [{ domain: 'category', nicename: `topic-${id % 20}`, name: `موضوع ${id % 20}` }],
    comments: thread,
  });
  if (!stream.write(text)) await once(stream, 'drain');
}
stream.end(EXPORT_TAIL);
await finished(stream);
