import { expect, test } from 'vitest';
import { migrate } from '@/db/migrate';
import { pathFor } from '@/lib/site/paths';
import { storeArticle } from '@/test/articles-and-comments';
import { findMended } from './mended';

await migrate();
await storeArticle({ slug: 'الحرف-العربي', title: 'الحرف العربي', author: 'سلمى', topics: ['خط'] });
await storeArticle({ slug: 'غدا', published: new Date(Date.now() + 60_000) });

const ARTICLE = pathFor('ar', 'articles', 'الحرف-العربي');

test.each([
  [`${ARTICLE}%E2%80%8E`, ARTICLE],
  [`${ARTICLE})?utm=x`, `${ARTICLE}?utm=x`],
  [`/AR//articles/${ARTICLE.split('/').at(-1)}/`, ARTICLE],
  [`${pathFor('ar', 'authors', 'سلمى')}.`, pathFor('ar', 'authors', 'سلمى')],
  [`${pathFor('ar', 'topics', 'خط')}%C2%BB`, pathFor('ar', 'topics', 'خط')],
  ['/AR?x', '/ar?x'],
])('%s leads to what it means: %s', async (target, path) => {
  expect(await findMended(target)).toBe(path);
});

test.each([
  ['as it is', ARTICLE],
  ['of nothing', `${pathFor('ar', 'articles', 'لا-شيء')})`],
  ['of what is not published yet', `${pathFor('ar', 'articles', 'غدا')})`],
  ['in the other edition', `${ARTICLE.replace('/ar/', '/EN/')}`],
  ['of no page', '/ar/articles/)'],
])('an address %s leads nowhere', async (_, target) => {
  expect(await findMended(target)).toBeUndefined();
});
