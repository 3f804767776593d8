import { fileURLToPath } from 'node:url';
import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { db } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { topics } from '@/db/schema/articles';
import { articleOf, ids, take, takePosts, threadOf } from '@/test/wordpress-import';

const CASES = fileURLToPath(new URL('../../../../shared/cases/', import.meta.url));

beforeAll(migrate);

test('words of the Quran keep their four marks in title, text and comment', async () => {
  const { posts } = await take(`${CASES}wxr-quran-marks.xml`);
  const article = await articleOf(posts[0]);
  expect(article.title).toBe('معنى ﴿ٱلصَّٰٓفَّٰتِ﴾ في المعجم'.normalize('NFC'));
  expect(article.body).toContain('﴿وَٱلصَّٰٓئِمِينَ﴾ و﴿ٱلتَّٰٓئِبُونَ﴾'.normalize('NFC'));
  const [comment] = await threadOf(article.id);
  expect(comment?.body).toBe('أحفظ ٱلصَّٰٓئِمِينَ بهذا الرسم.'.normalize('NFC'));
});

test('every reference of HTML in a title is read', async () => {
  const { posts } = await take(`${CASES}wxr-title-entities.xml`);
  expect((await articleOf(posts[0])).title).toBe('افتتاح «سوق السمك» – بعد عام… – ’');
});

test('and in names, topics, standfirst, text and comment, once; joiners stay', async () => {
  const id = ids();
  const { posts } = await takePosts([
    {
      id,
      slug: `references-${id}`,
      title: 'മോഹന്\u{200D} &Eacute;mile می\u{200C}رود',
      excerpt: 'مقدّمة &laquo;قصيرة&raquo; &#x2026;',
      creator: `huda-${id}`,
      content: '<p>نصّ &laquo;أول&raquo; &amp;lt; &hearts;</p>',
      terms: [{ domain: 'category', nicename: `references-${id}`, name: `بحر &rarr; برّ ${id}` }],
      comments: [{ id, author: 'رامي &ndash; نور', content: 'قال &laquo;نعم&raquo; &amp;amp;' }],
    },
  ]);
  const article = await articleOf(posts[0]);
  expect(article.title).toBe('മോഹന്\u{200D} Émile می\u{200C}رود');
  expect(article.standfirst).toBe('مقدّمة «قصيرة» …');
  expect(article.body).toBe('<p>نصّ «أول» &#x26;lt; ♥</p>');
  expect(
    await db
      .select()
      .from(topics)
      .where(eq(topics.name, `بحر → برّ ${id}`)),
  ).toHaveLength(1);
  expect(await threadOf(article.id)).toMatchObject([{ name: 'رامي – نور', body: 'قال «نعم» &amp;' }]);
});
