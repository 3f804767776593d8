/** Serializes WordPress exports (WXR 1.2) element by element. Texts are plain unless said otherwise. */

import { cdata, writeElements } from '@/lib/feeds/write-xml';
import { escapeHtml } from '@/lib/html/escape';
import { offsetTime } from '@/lib/site/offset-time';

interface OutgoingSite {
  title: string;
  /** Without trailing slash. */
  address: string;
  language: string;
  writtenAt: Date;
}

interface OutgoingAuthor {
  id: number;
  login: string;
  name: string;
}

interface OutgoingTerm {
  id: number;
  slug: string;
  name: string;
  description: string;
}

export interface OutgoingItem {
  id: number;
  type: 'post' | 'page' | 'attachment';
  title: string;
  link: string;
  /** Login. */
  creator: string;
  /** HTML with block comments. */
  content: string;
  excerpt: string;
  slug: string;
  status: string;
  /** Null if unknown. */
  publishedAt: Date | null;
  updatedAt: Date | null;
  parent: number;
  sticky: boolean;
  commentsOpen: boolean;
  attachmentUrl?: string;
  terms: readonly { taxonomy: string; slug: string; name: string }[];
  meta: Readonly<Record<string, string>>;
}

interface OutgoingComment {
  id: number;
  /** 0 for a root. */
  parent: number;
  author: string;
  email: string;
  content: string;
  approved: string;
  /** 0 for none of the site's users. */
  userId: number;
  writtenAt: Date;
}

/** WordPress's zero date. */
const NO_TIME = '0000-00-00 00:00:00';

const html = (text: string) => cdata(escapeHtml(text));

/** Everything before the first author. */
export function startWxr({ title, address, language, writtenAt }: OutgoingSite): string {
  const head = writeElements({
    title,
    link: address,
    description: '',
    pubDate: writtenAt.toUTCString(),
    language,
    'wp:wxr_version': '1.2',
    'wp:base_site_url': address,
    'wp:base_blog_url': address,
  });
  return `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0"
	xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:wfw="http://wellformedweb.org/CommentAPI/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:wp="http://wordpress.org/export/1.2/"
>
<channel>
${head}`;
}

export const WXR_END = '</channel>\n</rss>\n';

export function writeWxrAuthor({ id, login, name }: OutgoingAuthor): string {
  return writeElements({
    'wp:author': {
      'wp:author_id': id,
      'wp:author_login': cdata(login),
      // Required by WordPress, and undeliverable (RFC 2606).
      'wp:author_email': cdata(`${login.replace(/[^\w.-]/g, '-')}@authors.invalid`),
      'wp:author_display_name': html(name),
      'wp:author_first_name': cdata(''),
      'wp:author_last_name': cdata(''),
    },
  });
}

export function writeWxrCategory({ id, slug, name, description }: OutgoingTerm): string {
  return writeElements({
    'wp:category': {
      'wp:term_id': id,
      'wp:category_nicename': cdata(encodedSlug(slug)),
      'wp:category_parent': cdata(''),
      'wp:cat_name': html(name),
      ...(description ? { 'wp:category_description': html(description) } : {}),
    },
  });
}

/** Start of an item, up to its comments. @param zone the site's time zone */
export function startItem(item: OutgoingItem, zone: string): string {
  const { publishedAt, attachmentUrl } = item;
  const changedAt = item.updatedAt ?? publishedAt;
  const fields = writeElements({
    title: html(item.title),
    link: item.link,
    pubDate: publishedAt?.toUTCString() ?? '',
    'dc:creator': cdata(item.creator),
    guid: { '@isPermaLink': 'false', '#': attachmentUrl ?? item.link },
    description: '',
    'content:encoded': cdata(item.content),
    'excerpt:encoded': html(item.excerpt),
    'wp:post_id': item.id,
    'wp:post_date': cdata(timeIn(publishedAt, zone)),
    'wp:post_date_gmt': cdata(timeIn(publishedAt, 'UTC')),
    'wp:post_modified': cdata(timeIn(changedAt, zone)),
    'wp:post_modified_gmt': cdata(timeIn(changedAt, 'UTC')),
    'wp:comment_status': cdata(item.commentsOpen ? 'open' : 'closed'),
    'wp:ping_status': cdata('closed'),
    'wp:post_name': cdata(encodedSlug(item.slug)),
    'wp:status': cdata(item.status),
    'wp:post_parent': item.parent,
    'wp:menu_order': 0,
    'wp:post_type': cdata(item.type),
    'wp:post_password': cdata(''),
    'wp:is_sticky': item.sticky ? 1 : 0,
    'wp:attachment_url': attachmentUrl === undefined ? undefined : cdata(attachmentUrl),
    category: item.terms.map(({ taxonomy, slug, name }) => ({
      '@domain': taxonomy,
      '@nicename': encodedSlug(slug),
      ...html(name),
    })),
    'wp:postmeta': Object.entries(item.meta).map(([key, value]) => ({
      'wp:meta_key': cdata(key),
      'wp:meta_value': cdata(value),
    })),
  });
  return `<item>\n${fields}`;
}

export const ITEM_END = '</item>\n';

export function writeWxrComment(comment: OutgoingComment, zone: string): string {
  return writeElements({
    'wp:comment': {
      'wp:comment_id': comment.id,
      'wp:comment_author': html(comment.author),
      'wp:comment_author_email': cdata(comment.email),
      'wp:comment_author_url': '',
      'wp:comment_author_IP': cdata(''),
      'wp:comment_date': cdata(timeIn(comment.writtenAt, zone)),
      'wp:comment_date_gmt': cdata(timeIn(comment.writtenAt, 'UTC')),
      'wp:comment_content': html(comment.content),
      'wp:comment_approved': cdata(comment.approved),
      'wp:comment_type': cdata('comment'),
      'wp:comment_parent': comment.parent,
      'wp:comment_user_id': comment.userId,
    },
  });
}

/** `2020-01-13 09:30:00` in a time zone. */
function timeIn(at: Date | null, zone: string): string {
  return at ? offsetTime(at, zone).slice(0, 19).replace('T', ' ') : NO_TIME;
}

/** WordPress stores slugs percent-encoded, in lower case. */
function encodedSlug(slug: string): string {
  return encodeURIComponent(slug).toLowerCase();
}
