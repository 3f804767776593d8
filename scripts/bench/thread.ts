/**
 * `tsx scripts/bench/thread.ts change SLUG | fill SLUG N`: an article for `npm run bench`, made or changed; or N
 * published comments below one.
 */

import { saveArticle } from '@/db/articles/save';
import { fillThread } from '@/db/demo/demo';
import { migrate } from '@/db/migrate';
import { demoWords } from './made-articles';

/** Words of a comment: as in the threads of the site that this one replaces. */
const LENGTH = { from: 6, to: 34 };

const [command, slug = '', comments = '0'] = process.argv.slice(2);

await migrate();
if (command === 'change') await change();
else await fill(Number(comments));

async function change(): Promise<void> {
  await saveArticle({
    edition: 'ar',
    slug,
    title: `نقاش طويل: ${slug}`,
    // Another standfirst each time, so that the article changes.
    standfirst: `قيس في ${new Date().toISOString()}`,
    purpose: null,
    author: 'قياس',
    coauthors: [],
    draft: false,
    published: new Date('2020-01-01T00:00:00Z'),
    topics: [],
    comments: 'open',
    html: '<p>نصّ المقال الذي يدور حوله النقاش.</p>',
    words: 6,
    heroFile: null,
  });
}

/** Comments made of different excerpts of the demo edition. */
async function fill(count: number): Promise<void> {
  const words = demoWords();
  const start = new Date('2020-01-02T00:00:00Z').getTime();
  const thread = Array.from({ length: count }, (_, number) => {
    const length = LENGTH.from + ((number * 7) % (LENGTH.to - LENGTH.from));
    const from = (number * 131) % (words.length - length);
    return {
      name: `${words[(number * 17) % words.length]} ${words[(number * 29) % words.length]}`,
      at: new Date(start + number * 60_000).toISOString(),
      body: `${words.slice(from, from + length).join(' ')} S-500.`,
    };
  });
  await fillThread({ article: slug, comments: thread });
}
