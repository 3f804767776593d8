/** Shortcodes of page builders: frames that hold text and say nothing themselves. */

/** By prefix: WPBakery, Divi, Fusion, Avia, Cornerstone, Beaver, Elementor, SiteOrigin, and builders of the same kind. */
const BUILDERS =
  /^(?:vc|wpb|et_pb|fusion|av|cs|fl|elementor|siteorigin|tatsu|mk|nectar|ult|kc|tdc|pagelayer|themify|thrive|su)[_-]/;

/** Names that themes share. Without attributes they may be somebody's words in brackets. */
const SHARED =
  /^(?:row|col(?:umn)?s?|section|container|(?:x|us|ux|cmsmasters|dt|mkdf|qodef|ct|td|tm)_\w+|(?:one|two|three|four)_(?:half|third|thirds|fourth|fourths|fifth|fifths|sixth)(?:_\w+)?|spacer|gap|divider|separator)(?:_inner)?$/;

/** Notes between brackets: without them the note would read as part of its sentence. */
const NOTES = /^(?:fn|ref|note|mfn|efn_note|footnote|footnotes)$/;

/** Attributes with the numbers of attachments that a frame shows. */
const IMAGE_IDS: Record<string, string> = {
  vc_single_image: 'image',
  vc_gallery: 'images',
  vc_images_carousel: 'images',
  av_image: 'attachment',
  av_gallery: 'ids',
  et_pb_gallery: 'gallery_ids',
  fusion_imageframe: 'image_id',
  ux_image: 'id',
};

const SPEECHLESS =
  /(?:row|column|container|separator|divider|spacer?|slider|map|image|gallery|carousel)(?:_inner)?$/;

/** Tells which shortcodes of a body are frames: a builder's, a shared name with attributes, and what frames a paragraph. */
export class Frames {
  readonly #closings = new Map<string, number>();
  readonly #opened = new Set<string>();

  constructor(readonly source: string) {
    for (const { 1: name = '', index } of source.matchAll(/\[\/([A-Za-z][\w-]{0,60})\]/g))
      this.#closings.set(name, index);
  }

  /** @param at offset of the tag in the source */
  has(name: string, isClosing: boolean, words: string, at: number): boolean {
    if (NOTES.test(name)) return false;
    if (BUILDERS.test(name)) return true;
    if (isClosing) return this.#opened.has(name);
    const isClosed = at < (this.#closings.get(name) ?? -1);
    const isFrame = (SHARED.test(name) && words.includes('=')) || (isClosed && this.isBlock(at, 0, false));
    if (isFrame) this.#opened.add(name);
    return isFrame;
  }

  /** Whether a tag ends a paragraph: inside a line it marks words. */
  isBlock(at: number, length: number, isClosing: boolean): boolean {
    if (isClosing) {
      const after = this.source.slice(at + length, at + length + 200);
      return /^\s*(?:$|\n|\[|<\/?(?:p|div|h\d|ul|ol|table|figure|section|blockquote|!--))/.test(after);
    }
    const before = this.source.slice(Math.max(0, at - 500), at);
    // Trimmed first: a pattern that ends with white space begins anew at each line break of it.
    const line = before.trimEnd();
    const isNewLine = line === '' || before.slice(line.length).includes('\n');
    return (
      isNewLine || /(?:\]|<\/?(?:p|div|h\d|ul|ol|table|figure|section|blockquote|!--)[^<>]*>)$/.test(line)
    );
  }
}

/** What a reader saw of a frame itself: its images, by number or address, and its title. */
export function frameContent(name: string, given: ReadonlyMap<string, string>): string {
  const ids = given.get(IMAGE_IDS[name] ?? '')?.match(/\d+/g);
  if (ids) return `<div data-wp-shortcode="framed" data-ids="${ids.join(',')}"></div>`;
  const src = /image/.test(name) ? given.get('src') : undefined;
  if (src && /^https?:/.test(src))
    return `<img src="${quoted(src)}" alt="${quoted(given.get('alt') ?? '')}">`;
  if (SPEECHLESS.test(name)) return '';
  if (/heading/.test(name)) {
    const heading = given.get('text') ?? given.get('heading') ?? '';
    return heading && `<h3>${quoted(heading)}</h3>`;
  }
  const title = given.get('title') ?? '';
  return title && `<p><strong>${quoted(title)}</strong></p>`;
}

function quoted(text: string): string {
  return text.replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** HTML that builders keep in Base64, so that an editor leaves it alone; scripts are dropped. */
const ENCODED = /\[(vc_raw_html|vc_raw_js|fusion_code)\b[^\]]{0,2000}\]([A-Za-z0-9+/=\s]*)\[\/\1\]/g;

export function decodeFrames(source: string): string {
  return source.replace(ENCODED, (_, name: string, base64: string) => {
    if (name === 'vc_raw_js') return '';
    const html = Buffer.from(base64, 'base64').toString();
    return name === 'fusion_code' ? html : decodePercent(html);
  });
}

function decodePercent(html: string): string {
  try {
    return decodeURIComponent(html);
  } catch {
    return html;
  }
}
