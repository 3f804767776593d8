import { expect, test } from 'vitest';
import { write } from '@/db/core/write-queue';
import { migrate } from '@/db/migrate';
import { pathFor } from '@/lib/site/paths';
import { articleRow, storeArticle } from '@/test/articles-and-comments';
import { findNormalizedPath } from './normalized-path';
import { addRedirects } from './redirects';

await migrate();
await storeArticle({ slug: 'الحرف-العربي', title: 'الحرف العربي', author: 'سلمى', topics: ['خط'] });
await storeArticle({ slug: 'غدا', published: new Date(Date.now() + 60_000) });

const ARTICLE = pathFor('ar', 'articles', 'الحرف-العربي');

const { id } = await articleRow('الحرف-العربي');
await write((tx) => addRedirects(tx, ['https://old.example/2024/01/letters/'], { articleId: id }));

test.each([
  ['/2024/01/letters%C2%BB', ARTICLE],
  ['//2024//01/letters/).', ARTICLE],
  [`${ARTICLE}%E2%80%8E`, ARTICLE],
  [`${ARTICLE})?utm=x`, `${ARTICLE}?utm=x`],
  [`/AR//articles/${ARTICLE.split('/').at(-1)}/`, ARTICLE],
  [`${pathFor('ar', 'authors', 'سلمى')}.`, pathFor('ar', 'authors', 'سلمى')],
  [`${pathFor('ar', 'topics', 'خط')}%C2%BB`, pathFor('ar', 'topics', 'خط')],
  ['/AR?x', '/ar?x'],
])('%s leads to what it means: %s', async (target, path) => {
  expect(await findNormalizedPath(target)).toBe(path);
});

test.each([
  ['as it is', ARTICLE],
  ['of nothing', `${pathFor('ar', 'articles', 'لا-شيء')})`],
  ['of what is not published yet', `${pathFor('ar', 'articles', 'غدا')})`],
  ['in the other edition', `${ARTICLE.replace('/ar/', '/EN/')}`],
  ['of no page', '/ar/articles/)'],
  ['of the site before that is unknown', '/2024/01/nothing)'],
])('an address %s leads nowhere', async (_, target) => {
  expect(await findNormalizedPath(target)).toBeUndefined();
});
