import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Picture } from './picture';

const stored = { src: '/media/a.jpg', width: 1600, height: 900, alt: '', widths: [320, 1600] };

const drawn = (props: Partial<Parameters<typeof Picture>[0]> = {}) =>
  renderToStaticMarkup(<Picture picture={stored} alt="أ" sizes="20rem" {...props} />);

describe('a picture', () => {
  test('keeps its room, is fetched when it comes near, and is measured before', () => {
    const html = drawn();
    expect(html).toContain(
      '<img src="/media/a.jpg" width="1600" height="900" alt="أ" loading="lazy" decoding="async"/>',
    );
    expect(
      html.match(/<source type="image\/(?:avif|webp)" srcSet="[^"]+" sizes="auto, 20rem"\/>/g),
    ).toHaveLength(2);
  });

  test('that a reader sees first is fetched before all others', () => {
    const html = drawn({ isFirst: true });
    expect(html).toContain('fetchPriority="high"');
    expect(html).not.toMatch(/lazy|auto|decoding/);
  });

  test('that is small is not offered in sizes it never needs', () => {
    expect(drawn({ widest: 720 })).not.toContain('1600w');
    expect(drawn()).toContain('1600w');
  });

  test('that was stored in one size is shown in it', () => {
    const html = drawn({ picture: { ...stored, src: '/media/a.webp', widths: [] } });
    expect(html).not.toContain('<source');
    expect(html).toContain('src="/media/a.webp"');
  });
});
