/** Maps a post of a WordPress export: dates, status, language, slug, title, former URLs. */

import { decodeReferences } from '@/lib/html/plain-text';
import type { DraftReason } from '@/lib/import/draft-reason';
import { MAX_TITLE_LENGTH } from '@/lib/markdown/article-schema';
import { momentOfClock } from '@/lib/site/offset-time';
import { slugify } from '@/lib/site/slug';
import { cleanName } from '@/lib/text/clean-text';
import { wordsWithin } from '@/lib/text/truncate';
import { queryKey } from '@/lib/wordpress/permalinks';
import type { WxrPost } from './wxr-fields';

/** WordPress truncates slugs at 200 encoded characters: one of at least this length was cut. */
const TRUNCATED_FROM = 190;

/** Other post types belong to themes and plugins. */
export function isArticle(type: string): boolean {
  return type === 'post' || type === 'page';
}

/**
 * Parses `2020-01-13 09:30:00` as UTC.
 * @returns null for WordPress's zero dates and for anything else
 */
export function parseWordPressTime(text: string): Date | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})$/.exec(text);
  if (!match) return null;
  const [year = 0, month = 0, day = 0, ...clock] = match.slice(1).map(Number);
  const time = new Date(Date.UTC(year, month - 1, day, ...(clock as [number, number, number])));
  const exists = year >= 1900 && time.getUTCMonth() === month - 1 && time.getUTCDate() === day;
  return exists ? time : null;
}

/** Parses a time in UTC, else one in the site's local time. @param zone assumed for local times */
export function timeOf(gmt: string, local: string, zone: string): Date | null {
  const clock = parseWordPressTime(local);
  return parseWordPressTime(gmt) ?? (clock && momentOfClock(zone, clock));
}

/** Publication date: in UTC, else of the feed, else by the site's clock, else of the last change. */
export function publishedTime(
  post: Pick<WxrPost, 'dateGmt' | 'pubDate' | 'date' | 'modifiedGmt' | 'modified'>,
  zone: string,
): Date | null {
  const fed = /^\w{3}, \d{1,2} \w{3} \d{4} /.test(post.pubDate) ? new Date(post.pubDate) : null;
  // WordPress writes the year -1, or the epoch, for no time at all.
  const known = fed && fed.getUTCFullYear() >= 1900 && fed.getTime() !== 0 ? fed : null;
  return (
    parseWordPressTime(post.dateGmt) ??
    known ??
    timeOf('', post.date, zone) ??
    timeOf(post.modifiedGmt, post.modified, zone)
  );
}

/** Why a post must not be published; null for published and scheduled posts. */
export function draftReasonOf(
  post: Pick<WxrPost, 'status' | 'locked'>,
  time: Date | null,
): DraftReason | null {
  const { status, locked } = post;
  if (status === 'trash') return 'bin';
  if (status === 'private' || status === 'pending') return status;
  if (status !== 'publish' && status !== 'future') return 'draft';
  if (locked) return 'password';
  return time ? null : 'draft';
}

/** How many letters were replaced where the file has bytes that are no text. */
export function brokenLetters(...texts: string[]): number {
  return texts.reduce((sum, text) => sum + text.split('\ufffd').length - 1, 0);
}

/** Language of a post by Polylang or WPML, such as `ar` or `en-us`. */
export function languageOf({ terms, meta }: Pick<WxrPost, 'terms' | 'meta'>): string | undefined {
  const term = terms.find(({ taxonomy }) => taxonomy === 'language')?.slug.replace(/^pll_/, '');
  const { _wpml_language, wpml_language, _icl_lang, _locale, locale } = meta;
  const language = term || _wpml_language || wpml_language || _icl_lang || _locale || locale;
  return language?.toLowerCase().replace('_', '-') || undefined;
}

export function editionFor<Edition extends string>(
  language: string,
  editions: readonly Edition[],
): Edition | undefined {
  return editions.find((edition) => edition === language.split('-')[0]);
}

/** Polylang's id of a group of translations. */
export function translationGroup({ terms }: Pick<WxrPost, 'terms'>): string | undefined {
  return terms.find(({ taxonomy }) => taxonomy === 'post_translations')?.slug;
}

/** decodeURIComponent that returns malformed text as it is. */
export function decodeComponent(slug: string): string {
  try {
    return decodeURIComponent(slug).normalize('NFC');
  } catch {
    return slug;
  }
}

/** Path of an article or a page in our own exports (lib/wordpress/write/wxr.ts). */
const OWN_LINK = /^\/[a-z]{2}\/(?:articles|pages)\/[^/]+$/;

/**
 * The slug of a post, decoded and normalized; derived from the title if WordPress truncated it, which it does in the
 * middle of a word after some 33 Arabic letters. Our own exports do not truncate it.
 * @returns also whether it is the post's own
 */
export function slugOf({ slug, title, id, link }: Pick<WxrPost, 'slug' | 'title' | 'id' | 'link'>): {
  slug: string;
  whole: boolean;
} {
  const own = slugify(decodeComponent(slug));
  const isOurs = URL.canParse(link) && OWN_LINK.test(new URL(link).pathname);
  const wasCut = !isOurs && encodeURIComponent(decodeComponent(slug)).length >= TRUNCATED_FROM;
  const fromTitle = slugify(title);
  const made = (wasCut || own === '') && fromTitle !== '';
  return { slug: (made ? fromTitle : own) || `post-${id}`, whole: !made || own === '' };
}

/** The title, which may hold HTML, as one line of plain text, truncated at a word. */
export function titleOf(title: string): { title: string; cut: boolean } {
  const words = title.slice(0, 10 * MAX_TITLE_LENGTH).replace(/<\/?[a-z][^<>]*>/gi, '');
  const line = cleanName(decodeReferences(words));
  if (line.length <= MAX_TITLE_LENGTH) return { title: line, cut: title.length > 10 * MAX_TITLE_LENGTH };
  return { title: `${wordsWithin(line, MAX_TITLE_LENGTH)}…`, cut: true };
}

/**
 * Former URLs of a post: its permalinks, and those that WordPress redirected there.
 * @param folder base path of the site: empty, or `/blog`
 */
export function formerAddresses(
  { link, slug, id }: Pick<WxrPost, 'link' | 'slug' | 'id'>,
  folder: string,
): { own: string[]; also: string[] } {
  const short = decodeComponent(slug);
  // A draft has no permalink but its id.
  const permalinks = /\?(?:p|page_id|attachment_id)=\d+$/.test(link) ? [] : [link];
  return {
    own: [...permalinks, queryKey('p', id)],
    also: short ? [`${folder}/${encodeURIComponent(short)}/`] : [],
  };
}

/** WordPress's default category, in the languages of our editions. */
const UNCATEGORIZED = new Set(['uncategorized', 'غير مصنف', 'غير مصنّف', 'بدون تصنيف']);

export function isUncategorized(name: string): boolean {
  return UNCATEGORIZED.has(name.trim().toLowerCase());
}
