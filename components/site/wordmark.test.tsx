import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';
import { editions, site } from '@/site.config';
import { Wordmark } from './wordmark';

afterEach(() => vi.restoreAllMocks());

for (const edition of editions) {
  const { name } = site.editions[edition];

  test(`${name} is drawn in outlines that say it`, () => {
    const html = renderToStaticMarkup(<Wordmark edition={edition} />);
    expect(html, 'npm run wordmark').toMatch(/^<svg role="img" aria-label="[^"]+" viewBox="[\d -]+"/);
    expect(html).toContain(`aria-label="${name}"`);
  });

  test(`in the place of ${name}, a name that is not drawn is text`, () => {
    vi.spyOn(site.editions[edition], 'name', 'get').mockReturnValue('Another' as never);
    expect(renderToStaticMarkup(<Wordmark edition={edition} />)).toBe('Another');
  });
}
