/** The items of a WordPress export (WXR), and their mapping from elements. */

export interface WxrSite {
  kind: 'site';
  title: string;
  /** `wp:base_blog_url`, else the channel's link. */
  address: string;
  language: string;
}

export interface WxrAuthor {
  kind: 'author';
  id: number;
  login: string;
  name: string;
  /** Of a guest: HTML, and the attachment with the portrait, 0 for none. */
  bio?: string;
  portrait?: number;
}

export interface WxrTerm {
  kind: 'term';
  id: number;
  taxonomy: string;
  slug: string;
  name: string;
  /** Slug; empty for none. */
  parent: string;
  /** May hold HTML; missing in what was staged before it was read. */
  description?: string;
}

export interface WxrPost {
  kind: 'post';
  /** Position in the file, from 1, by which its comments refer to it. */
  item: number;
  id: number;
  type: string;
  title: string;
  link: string;
  creator: string;
  content: string;
  excerpt: string;
  slug: string;
  status: string;
  parent: number;
  /** Password-protected; the password itself is not kept. */
  locked: boolean;
  sticky: boolean;
  commentsOpen: boolean;
  /** Unparsed: `2020-01-13 09:30:00` in UTC, the same in the site's time zone, and RFC 822. */
  dateGmt: string;
  date: string;
  pubDate: string;
  modifiedGmt: string;
  modified: string;
  attachmentUrl: string;
  terms: { taxonomy: string; slug: string; name: string }[];
  meta: Record<string, string>;
  /** Names of fields that were truncated. */
  cut: string[];
  /** Of a post in several languages: those without an edition, which are left out. */
  otherLanguages?: string[];
  /** Number of the post that this is in another language. */
  twinOf?: number;
}

export interface WxrComment {
  kind: 'comment';
  item: number;
  id: number;
  parent: number;
  author: string;
  email: string;
  content: string;
  approved: string;
  type: string;
  userId: number;
  dateGmt: string;
  date: string;
  cut: boolean;
}

export type WxrItem = WxrSite | WxrAuthor | WxrTerm | WxrPost | WxrComment;

/** Text of child elements by name. */
export type Fields = ReadonlyMap<string, string>;

export function commentFrom(fields: Fields, item: number, cut: string[]): WxrComment {
  const field = (name: string) => clean(fields.get(`wp:comment_${name}`));
  return {
    kind: 'comment',
    item,
    id: idFrom(field('id')),
    parent: idFrom(field('parent')),
    author: field('author'),
    email: field('author_email'),
    content: field('content'),
    approved: field('approved'),
    type: field('type') || 'comment',
    userId: idFrom(field('user_id')),
    dateGmt: field('date_gmt'),
    date: field('date'),
    cut: cut.length > 0,
  };
}

export function authorFrom(fields: Fields): WxrAuthor {
  const field = (name: string) => clean(fields.get(`wp:author_${name}`));
  const login = field('login');
  return { kind: 'author', id: idFrom(field('id')), login, name: field('display_name') || login };
}

/** A guest author of Co-Authors Plus, who is a post of a type of its own. */
export function guestFrom({ title, slug, meta }: WxrPost): WxrAuthor {
  const login = meta['cap-user_login'] || slug.replace(/^cap-/, '');
  return {
    kind: 'author',
    id: 0,
    login,
    name: meta['cap-display_name'] || title || login,
    bio: meta['cap-description'] ?? '',
    portrait: idFrom(meta._thumbnail_id ?? ''),
  };
}

export function termFrom(element: 'wp:category' | 'wp:tag' | 'wp:term', fields: Fields): WxrTerm {
  const field = (...names: string[]) => clean(names.map((name) => fields.get(`wp:${name}`)).find(Boolean));
  const taxonomies = { 'wp:category': 'category', 'wp:tag': 'post_tag', 'wp:term': field('term_taxonomy') };
  return {
    kind: 'term',
    id: idFrom(field('term_id')),
    taxonomy: taxonomies[element],
    slug: field('category_nicename', 'tag_slug', 'term_slug'),
    name: field('cat_name', 'tag_name', 'term_name'),
    parent: field('category_parent', 'term_parent'),
    description: field('category_description', 'tag_description', 'term_description'),
  };
}

export function clean(text: string | undefined): string {
  return (text ?? '').trim();
}

/** 0 for what is no id. */
export function idFrom(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : 0;
}
