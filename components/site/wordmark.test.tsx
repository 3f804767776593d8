import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, test } from 'vitest';
import { applyStored } from '@/runtime/site-settings';
import { editions, site } from '@/site.config';
import { Wordmark } from './wordmark';

afterEach(() => applyStored({}));

for (const edition of editions) {
  const { name } = site.editions[edition];

  test(`${name} is drawn in outlines that say it`, () => {
    const html = renderToStaticMarkup(<Wordmark edition={edition} />);
    expect(html, 'npm run wordmark').toMatch(/^<svg role="img" aria-label="[^"]+" viewBox="[\d -]+"/);
    expect(html).toContain(`aria-label="${name}"`);
  });

  test(`in the place of ${name}, a name that is not drawn is text`, () => {
    applyStored({ identity: { [`name-${edition}`]: 'Another' } });
    expect(renderToStaticMarkup(<Wordmark edition={edition} />)).toBe('Another');
  });
}

test('a name that its owner has drawn is said, too', () => {
  const svg = '<svg viewBox="0 0 2 1" fill="currentColor"><path d="M0 0z"></path></svg>';
  applyStored({ identity: { 'wordmark-ar': svg } });
  const html = renderToStaticMarkup(<Wordmark edition="ar" />);
  expect(html).toMatch(
    /<span [^>]*role="img" aria-label="مقال"[^>]*><svg viewBox="0 0 2 1" fill="currentColor"><path d="M0 0z">/,
  );
  expect(renderToStaticMarkup(<Wordmark edition="en" />)).not.toContain('0 0 2 1');
});
