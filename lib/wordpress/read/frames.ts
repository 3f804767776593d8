/** Shortcodes of page builders: frames that hold text and say nothing themselves. */

/** By prefix: WPBakery, Divi, Fusion, Avia, Cornerstone, Beaver, Elementor, SiteOrigin, and builders of the same kind. */
const BUILDERS =
  /^(?:vc|wpb|et_pb|fusion|av|cs|fl|elementor|siteorigin|tatsu|mk|nectar|ult|kc|tdc|pagelayer|themify|thrive|su)[_-]/;

/** Names that themes share. Without attributes they may be plain words in brackets. */
const SHARED =
  /^(?:row|col(?:umn)?s?|section|container|(?:x|us|ux|cmsmasters|dt|mkdf|qodef|ct|td|tm)_\w+|(?:one|two|three|four)_(?:half|third|thirds|fourth|fourths|fifth|fifths|sixth)(?:_\w+)?|spacer|gap|divider|separator|button|btn)(?:_inner)?$/;

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

/** Frames that are links; their words and target are among the attributes, under the names of one builder or another. */
const BUTTON = /button|btn|cta|call_?to_?action/;
const TARGETS = ['button_url', 'button_link', 'btn_link', 'link', 'url', 'href', 'link_url'];
const LABELS = ['button_text', 'btn_title', 'btn_text', 'text_title', 'label', 'text'];
const TARGET = /^(?:https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i;

/** Tells which shortcodes of a body are frames: a builder's, a shared name with attributes, and what frames a paragraph. */
export class Frames {
  readonly #closings = new Map<string, number>();
  readonly #opened = new Set<string>();
  /** How many links of each name are open. */
  readonly #links = new Map<string, number>();

  constructor(readonly source: string) {
    for (const { 1: name = '', index } of source.matchAll(/\[\/([A-Za-z][\w-]{0,60})\]/g))
      this.#closings.set(name, index);
  }

  /** @param at offset of the tag in the source */
  has(name: string, isClosing: boolean, words: string, at: number): boolean {
    if (NOTES.test(name)) return false;
    if (BUILDERS.test(name)) return true;
    if (isClosing) return this.#opened.has(name);
    const isClosed = this.#isClosed(name, at);
    const isFrame = (SHARED.test(name) && words.includes('=')) || (isClosed && this.isBlock(at, 0, false));
    if (isFrame) this.#opened.add(name);
    return isFrame;
  }

  #isClosed(name: string, at: number): boolean {
    return at < (this.#closings.get(name) ?? -1);
  }

  /** The link of a button, or its start where the button frames its words; '' where it is none. */
  openLink(name: string, at: number, given: ReadonlyMap<string, string>): string {
    const link = BUTTON.test(name) ? linkIn(given) : undefined;
    if (!link) return '';
    const isLabelled = isButton(name) && !this.#isClosed(name, at);
    const label = first(given, LABELS) ?? (isLabelled ? given.get('title') || link.title : undefined);
    const opening = `<a href="${quoted(link.href)}">`;
    if (label) return `${opening}${quoted(label)}</a>`;
    if (!this.#isClosed(name, at)) return `${opening}${quoted(link.href)}</a>`;
    this.#links.set(name, (this.#links.get(name) ?? 0) + 1);
    return opening;
  }

  closeLink(name: string): string {
    const open = this.#links.get(name) ?? 0;
    this.#links.set(name, Math.max(0, open - 1));
    return open > 0 ? '</a>' : '';
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

/** A button's title is its label; that of a call to action is a heading above its button. */
export function isButton(name: string): boolean {
  return /button|btn/.test(name);
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

function first(given: ReadonlyMap<string, string>, names: readonly string[]): string | undefined {
  return names.map((name) => given.get(name)).find(Boolean);
}

/** The target as WPBakery (`url:https%3A%2F%2F…|title:…`), KingComposer (`https://…|title`), Avia (`manually,https://…`) or all others write it. */
function linkIn(given: ReadonlyMap<string, string>): { href: string; title: string } | undefined {
  const value = first(given, TARGETS)?.trim() ?? '';
  const parts = value.split('|');
  const named = new Map(
    parts.map((part) => [part.split(':', 1)[0], decodePercent(part.slice(part.indexOf(':') + 1))]),
  );
  const href = (named.get('url') ?? parts[0]?.replace(/^manually,/, '') ?? '').trim();
  if (!TARGET.test(href)) return;
  return {
    href,
    title: named.get('title') ?? (parts.length > 1 && !named.has('url') ? (parts[1] ?? '') : ''),
  };
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
