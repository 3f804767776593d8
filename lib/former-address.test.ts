import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formerKey, isOwnPath, queryKey, readFormerAddress } from './former-address';

const SLUG = 'تركيا-تسعى';
const encoded = encodeURIComponent(SLUG);

function keysOf(target: string): string[] {
  const place = readFormerAddress(target);
  return place?.kind === 'named' ? place.keys : [];
}

describe('an old address has one key', () => {
  test.each([
    ['percent-encoded', `/${encoded}/`],
    ['in lower case', `/${encoded.toLowerCase()}/`],
    ['without the last slash', `/${encoded}`],
    ['in raw bytes, as Node gives them', `/${Buffer.from(SLUG).toString('latin1')}/`],
    ['in letters', `/${SLUG}/`],
    ['decomposed', `/${encodeURIComponent(SLUG.normalize('NFD'))}/`],
    ['with a query', `/${encoded}/?utm_source=x&replytocom=5`],
    ['with a fragment', `/${encoded}/#comment-5`],
    ['through index.php', `/index.php/${encoded}/`],
    ['with doubled slashes', `//${encoded}//`],
  ])('%s', (_, target) => {
    expect(keysOf(target)).toEqual([`/${SLUG}`]);
  });

  test('which a permalink of the export gives, whatever its host', () => {
    expect(formerKey(`https://old.example/2020/01/${encoded}/`)).toBe(`/2020/01/${SLUG}`);
    expect(formerKey('http://old.example/?p=12')).toBe(queryKey('p', 12));
    expect(formerKey('https://old.example')).toBeUndefined();
    expect(formerKey('javascript:alert(1)')).toBeUndefined();
    expect(formerKey('http://[')).toBeUndefined();
  });

  test('by number, whichever of its names it is called by', () => {
    expect(keysOf('/?p=12')).toEqual(['?p=12']);
    expect(keysOf('/index.php?page_id=12')).toEqual(['?p=12']);
    expect(keysOf('/?attachment_id=12')).toEqual(['?p=12']);
    expect(keysOf('/?cat=2')).toEqual(['?cat=2']);
    expect(keysOf('/?s=12')).toEqual([]);
  });
});

describe('what stands below a permalink leads to the same', () => {
  test.each(['page/2', 'comment-page-3', 'amp', 'embed', 'trackback', '2', 'feed', 'feed/atom'])(
    '%s',
    (end) => {
      expect(keysOf(`/2020/01/a/${end}/`)).toContain('/2020/01/a');
    },
  );

  test('but a permalink that ends so is itself first', () => {
    expect(keysOf('/archives/123/')).toEqual(['/archives/123', '/archives']);
  });

  test('and a smaller picture to the whole one', () => {
    expect(keysOf('/wp-content/uploads/a-300x200.jpg')).toContain('/wp-content/uploads/a.jpg');
    expect(keysOf('/wp-content/uploads/a-scaled.jpg')).toContain('/wp-content/uploads/a.jpg');
  });
});

test('feeds and sitemaps are told from articles', () => {
  for (const feed of ['/feed/', '/feed/rss2', '/comments/feed/', '/rss', '/?feed=rss2'])
    expect(readFormerAddress(feed)).toEqual({ kind: 'feed' });
  expect(readFormerAddress('/category/news/feed/')).toMatchObject({ kind: 'named', feed: true });
  expect(readFormerAddress('/wp-sitemap.xml')).toEqual({ kind: 'sitemap' });
});

test('no address of ours is taken for one', () => {
  const pages = readdirSync('app/(reader)/[locale]', { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('['))
    .map((entry) => entry.name);
  expect(pages).toContain('articles');
  for (const page of pages) expect(isOwnPath(`/ar/${page}/x`), page).toBe(true);
  const roots = [
    ...readdirSync('app', { withFileTypes: true }),
    ...readdirSync('public', { withFileTypes: true }),
  ]
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('('))
    .map((entry) => entry.name);
  expect(roots).toContain('media');
  for (const root of roots) expect(isOwnPath(`/${root}`), root).toBe(true);
  for (const path of ['/ar', '/en/', '/desk/x', '/_next/x', '/robots.txt', '/sitemap.xml'])
    expect(readFormerAddress(path), path).toBeUndefined();
  // A site of two languages had its own pages there.
  expect(keysOf('/en/hello/')).toEqual(['/en/hello']);
});

test('what is no text, or too long, was never one', () => {
  expect(readFormerAddress('/%D8%')).toBeUndefined();
  expect(readFormerAddress('/\u00ff')).toBeUndefined();
  expect(readFormerAddress(`/${'a'.repeat(3000)}`)).toBeUndefined();
});
