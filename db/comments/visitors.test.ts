import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { decideComment } from '@/db/moderation/decisions';
import { commentInput, findComment, PHONE, storeArticle } from '@/test/articles-and-comments';
import { addComment } from './create';
import { isTrusted, newVisitor, readVisitor, signVisitor } from './visitors';

beforeAll(migrate);

describe('the cookie', () => {
  test('names the browser we signed it for', () => {
    const visitor = newVisitor();
    expect(readVisitor(signVisitor(visitor))).toBe(visitor);
  });

  test.each([
    undefined,
    '',
    '.',
    'somebody',
    'somebody.',
    'somebody.signature',
    `x${signVisitor('somebody')}`,
  ])('%s names nobody', (cookie) => {
    expect(readVisitor(cookie)).toBeNull();
  });
});

describe('trust', () => {
  const trusted = (visitor: string | null) => db.transaction((tx) => isTrusted(tx, visitor));

  async function send(visitor: string, email = 'ahmad@example.com') {
    const article = await storeArticle({ slug: 'trust' });
    const added = await addComment(commentInput(article.id, { email }), { ...PHONE, visitor });
    if ('error' in added) throw new Error(added.error);
    return (await findComment(added.receipt)).id;
  }

  test('is earned by a published comment, lost by a refused one, and belongs to the browser', async () => {
    const visitor = newVisitor();
    expect(await trusted(visitor)).toBe(false);
    const first = await send(visitor);
    expect(await trusted(visitor)).toBe(false);
    await decideComment(first, { state: 'published' }, 'me');
    expect(await trusted(visitor)).toBe(true);
    // The same name and e-mail from another browser earn nothing.
    expect(await trusted(newVisitor())).toBe(false);
    expect(await trusted(null)).toBe(false);
    const second = await send(visitor);
    await decideComment(second, { state: 'refused', reason: 'abuse' }, 'me');
    expect(await trusted(visitor)).toBe(false);
  });
});
