/** Streaming parser for WordPress exports (WXR 1.0 to 1.2), with limits on every field. */

import { noWarnings, readXml, XmlError, type XmlWarnings } from '@/lib/feeds/read-xml';
import { PURPOSE_META } from '@/lib/site/purpose';
import {
  authorFrom,
  clean,
  commentFrom,
  type Fields,
  idFrom,
  termFrom,
  type WxrItem,
  type WxrPost,
} from './wxr-fields';

/** In UTF-16 units. WordPress keeps a comment in 64 KB; a body beyond this is no article. */
const MAX_FIELD_LENGTHS: Record<string, number> = {
  'content:encoded': 5_000_000,
  'excerpt:encoded': 65_536,
  'wp:comment_content': 65_536,
  // Of the footnotes; any other is cut to the length of a field.
  'wp:meta_value': 1_000_000,
};
const MAX_FIELD_LENGTH = 4_096;
/** No article has more; a file with a million is an attack. */
const MAX_TERMS = 100;

/**
 * Allowlist of post meta: featured image, alt text, credit (Media Credit plugin), footnotes, guest authors (Co-Authors Plus),
 * the language plugins', and what our own exports say of a page.
 */
const META = new Set([
  '_thumbnail_id',
  '_wp_attachment_image_alt',
  '_media_credit',
  'footnotes',
  'cap-display_name',
  'cap-user_login',
  'cap-description',
  '_wpml_language',
  'wpml_language',
  '_icl_lang',
  '_locale',
  'locale',
  PURPOSE_META,
]);

/**
 * Parses an export; comments come before their post.
 * @param items number of the items that came before it, in other files
 * @yields each item with the bytes read so far
 * @throws XmlError when the file is no WordPress export, or malformed
 */
export async function* parseWxr(
  chunks: AsyncIterable<Uint8Array>,
  tolerated: XmlWarnings = noWarnings(),
  items = 0,
): AsyncGenerator<{ thing: WxrItem; bytes: number }> {
  const parser = new WxrParser(items);
  for await (const bytes of readXml(chunks, parser, tolerated)) {
    for (const thing of parser.take()) yield { thing, bytes };
  }
  if (!parser.isExport)
    throw new XmlError(1, 'no-export', 'this is no WordPress export: there is no <wp:wxr_version> in it');
}

/** SAX handler: collects fields of open elements, and queues closed items. */
class WxrParser {
  isExport = false;
  #ready: WxrItem[] = [];
  #channel = new Map<string, string>();
  #siteSent = false;
  #items: number;
  #open: { name: string; attributes: Record<string, string>; fields: Map<string, string>; cut: string[] }[] =
    [];
  #terms: WxrPost['terms'] = [];
  #meta: Record<string, string> = {};
  #text = '';
  #tooLong = false;
  #limit = MAX_FIELD_LENGTH;

  constructor(items: number) {
    this.#items = items;
  }

  take(): WxrItem[] {
    return this.#ready.splice(0);
  }

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'item') {
      this.#sendSite();
      this.#items += 1;
      this.#terms = [];
      this.#meta = {};
    }
    this.#open.push({ name, attributes, fields: new Map(), cut: [] });
    this.#text = '';
    this.#tooLong = false;
    this.#limit = MAX_FIELD_LENGTHS[name] ?? MAX_FIELD_LENGTH;
  }

  text(text: string): void {
    const room = this.#limit - this.#text.length;
    this.#text += text.length > room ? text.slice(0, room) : text;
    this.#tooLong ||= text.length > room;
  }

  close(name: string): void {
    const element = this.#open.pop();
    const above = this.#open.at(-1);
    if (!element) return;
    const { fields, attributes } = element;
    if (name === 'wp:wxr_version') this.isExport = true;
    if (name === 'item') this.#ready.push(this.#post(element));
    else if (name === 'wp:comment') this.#ready.push(commentFrom(fields, this.#items, element.cut));
    else if (name === 'wp:author') this.#ready.push(authorFrom(fields));
    else if (name === 'wp:category' || name === 'wp:tag' || name === 'wp:term')
      this.#ready.push(termFrom(name, fields));
    else if (name === 'channel') this.#sendSite();
    else if (name === 'category' && above?.name === 'item') this.#addTerm(attributes);
    else if (name === 'wp:postmeta') this.#addMeta(fields);
    else if (above) {
      const kept = above.name === 'channel' ? this.#channel : above.fields;
      // The first of duplicate fields wins.
      if (!kept.has(name) && kept.size < MAX_TERMS) kept.set(name, this.#text);
      if (this.#tooLong) above.cut.push(name);
    }
    this.#text = '';
    this.#tooLong = false;
  }

  #sendSite(): void {
    if (this.#siteSent) return;
    this.#siteSent = true;
    const field = (name: string) => clean(this.#channel.get(name));
    const address = field('wp:base_blog_url') || field('link');
    this.#ready.push({ kind: 'site', title: field('title'), address, language: field('language') });
  }

  #addTerm({ domain = '', nicename = '' }: Record<string, string>): void {
    if (this.#terms.length >= MAX_TERMS) return;
    this.#terms.push({
      taxonomy: domain,
      slug: nicename.slice(0, MAX_FIELD_LENGTH),
      name: clean(this.#text),
    });
  }

  #addMeta(fields: Fields): void {
    const key = fields.get('wp:meta_key') ?? '';
    if (META.has(key)) {
      const value = clean(fields.get('wp:meta_value'));
      this.#meta[key] ??= key === 'footnotes' ? value : value.slice(0, MAX_FIELD_LENGTH);
    }
  }

  #post({ fields, cut }: { fields: Fields; cut: string[] }): WxrPost {
    const field = (name: string) => clean(fields.get(name));
    return {
      kind: 'post',
      item: this.#items,
      id: idFrom(field('wp:post_id')),
      type: field('wp:post_type') || 'post',
      title: field('title'),
      link: field('link'),
      creator: field('dc:creator'),
      content: fields.get('content:encoded') ?? '',
      excerpt: field('excerpt:encoded'),
      slug: field('wp:post_name'),
      status: field('wp:status') || 'publish',
      parent: idFrom(field('wp:post_parent')),
      locked: field('wp:post_password') !== '',
      sticky: field('wp:is_sticky') === '1',
      commentsOpen: field('wp:comment_status') !== 'closed',
      dateGmt: field('wp:post_date_gmt'),
      date: field('wp:post_date'),
      pubDate: field('pubDate'),
      modifiedGmt: field('wp:post_modified_gmt'),
      modified: field('wp:post_modified'),
      attachmentUrl: field('wp:attachment_url'),
      terms: this.#terms,
      meta: this.#meta,
      cut,
    };
  }
}
