import { describe, expect, test } from 'vitest';
import { parsePermalink, permalinkKey, queryKey } from './permalinks';

const SLUG = 'تركيا-تسعى';
const encoded = encodeURIComponent(SLUG);

function keysOf(target: string): string[] {
  const place = parsePermalink(target);
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
    expect(permalinkKey(`https://old.example/2020/01/${encoded}/`)).toBe(`/2020/01/${SLUG}`);
    expect(permalinkKey('http://old.example/?p=12')).toBe(queryKey('p', 12));
    expect(permalinkKey('https://old.example')).toBeUndefined();
    expect(permalinkKey('javascript:alert(1)')).toBeUndefined();
    expect(permalinkKey('http://[')).toBeUndefined();
  });

  test('by number, whichever of its names it is called by', () => {
    expect(keysOf('/?p=12')).toEqual(['?p=12']);
    expect(keysOf('/index.php?page_id=12')).toEqual(['?p=12']);
    expect(keysOf('/?attachment_id=12')).toEqual(['?p=12']);
    expect(keysOf('/?cat=2')).toEqual(['?cat=2']);
    expect(keysOf('/?s=12')).toEqual([]);
    expect(keysOf('/blog/?p=12')).toEqual(['/blog', '?p=12']);
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
  for (const feed of [
    '/feed/',
    '/feed/rss2',
    '/feed/atom/',
    '/comments/feed/',
    '/rss',
    '/?feed=comments-rss2',
  ])
    expect(parsePermalink(feed)).toEqual({ kind: 'feed' });
  expect(parsePermalink('/category/news/feed/')).toMatchObject({ kind: 'named', feed: true });
  expect(parsePermalink('/?feed=rss2&lang=en_US')).toEqual({ kind: 'feed', edition: 'en' });
  for (const feed of ['/en/feed/', '/en/comments/feed/', '/EN/feed/atom'])
    expect(parsePermalink(feed), feed).toMatchObject({ otherwise: { kind: 'feed', edition: 'en' } });
  expect(keysOf('/en/category/news/feed/')).toEqual(
    expect.arrayContaining(['/en/category/news', '/category/news']),
  );
  for (const map of [
    '/wp-sitemap.xml',
    '/wp-sitemap-posts-post-1.xml',
    '/post-sitemap2.xml',
    '/sitemap_index.xml',
  ])
    expect(parsePermalink(map), map).toEqual({ kind: 'sitemap' });
  expect(parsePermalink('/news-sitemap.xml')).toMatchObject({ kind: 'named' });
});

describe('lists that WordPress made itself are told from what is named, which goes first', () => {
  const listOf = (target: string) => {
    const place = parsePermalink(target);
    return place?.kind === 'named' ? place.otherwise : place;
  };

  test.each([
    ['/2020/', { year: 2020 }],
    ['/2020/01/', { year: 2020, month: 1 }],
    ['/2020/1/5', { year: 2020, month: 1, day: 5 }],
    ['/2020/01/05/page/2/', { year: 2020, month: 1, day: 5 }],
    ['/en/2020/01/', { edition: 'en', year: 2020, month: 1 }],
    ['/?m=202001', { year: 2020, month: 1 }],
    ['/?m=20200105', { year: 2020, month: 1, day: 5 }],
    ['/?year=2020&monthnum=1', { year: 2020, month: 1 }],
    ['/page/2/', {}],
    ['/?paged=2', {}],
  ])('%s', (target, list) => {
    expect(listOf(target)).toEqual({ kind: 'list', ...list });
  });

  test.each(['/2020/13/', '/2020/02/31/', '/3020/', '/2020/01/slug/', '/?m=1', '/', '/12/'])(
    'not %s',
    (target) => {
      expect(listOf(target)).toBeUndefined();
    },
  );

  test('a search, by query or by path', () => {
    const search = { kind: 'search', question: 'خبر عاجل' };
    expect(listOf(`/?s=${encodeURIComponent('خبر عاجل')}`)).toEqual(search);
    expect(listOf(`/search/${encodeURIComponent('خبر')}+${encodeURIComponent('عاجل')}/page/2/`)).toEqual(
      search,
    );
  });

  test('a permalink may be a number', () => {
    expect(keysOf('/12/')).toEqual(['/12']);
    expect(permalinkKey('https://old.example/12/')).toBe('/12');
  });
});

test('a page of comments is counted', () => {
  for (const target of ['/a/comment-page-3/', '/?p=12&cpage=3'])
    expect(parsePermalink(target)).toMatchObject({ commentPage: 3 });
  for (const target of ['/a/', '/a/comment-page-0/', '/a/page/2/'])
    expect(parsePermalink(target)).toMatchObject({ commentPage: 1 });
});

test('what is no text, or too long, was never one', () => {
  expect(parsePermalink('/%D8%')).toBeUndefined();
  expect(parsePermalink('/\u00ff')).toBeUndefined();
  expect(parsePermalink(`/${'a'.repeat(3000)}`)).toBeUndefined();
});
