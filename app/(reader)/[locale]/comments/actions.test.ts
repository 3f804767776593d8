import { expect, test, vi } from 'vitest';
import { addComment } from '@/db/comments/create';
import { CROWDED_PAGE } from '@/lib/http/error-pages';
import { site } from '@/site.config';
import { postComment } from './actions';

vi.mock('server-only', () => ({}));
vi.mock('next/cache', () => ({ cacheLife() {}, cacheTag() {} }));
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: () => undefined, set() {} }),
  headers: async () => new Headers(),
}));
vi.mock('next/navigation', () => ({
  redirect: (to: string) => {
    throw new Error(`leads to ${to}`);
  },
}));
vi.mock('@/runtime/rate-limit', () => ({ consumeRateLimit: async () => 'crowd' }));
vi.mock('@/db/comments/create', () => ({ addComment: vi.fn() }));

test('who writes in a crowd is led to the page that the server gives the text back with, and nothing is stored', async () => {
  const email = 'salma@example.com';
  const values = { articleId: '1', parentId: '', name: 'سلمى', email, body: 'نصّ', honeypot: '' };
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.append(name, value);
  // As server/http/intercept.ts knows it.
  await expect(postComment({ errors: {}, values }, form)).rejects.toThrow(
    `leads to /${site.defaultEdition}/${CROWDED_PAGE}`,
  );
  expect(addComment).not.toHaveBeenCalled();
});
