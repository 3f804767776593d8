/** Makes WordPress exports (WXR), in the words of WordPress 6's own exporter. */

export interface ExportedComment {
  id: number;
  parent?: number;
  author?: string;
  content?: string;
  approved?: string;
  type?: string;
  date?: string;
  userId?: number;
}

export interface ExportedPost {
  id: number;
  title?: string;
  slug?: string;
  link?: string;
  creator?: string;
  content?: string;
  excerpt?: string;
  date?: string;
  modified?: string;
  status?: string;
  type?: string;
  parent?: number;
  password?: string;
  sticky?: boolean;
  commentStatus?: string;
  attachmentUrl?: string;
  terms?: { domain: string; nicename: string; name: string }[];
  meta?: Record<string, string>;
  comments?: ExportedComment[];
}

export const OLD_SITE = 'https://old.example';

const cdata = (text: string) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

/** The channel's head, before its items. */
export function exportHead(more = '', site = OLD_SITE): string {
  return `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>الموقع القديم</title><link>${site}</link><language>ar</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>${site}</wp:base_site_url><wp:base_blog_url>${site}</wp:base_blog_url>
<wp:author><wp:author_id>2</wp:author_id><wp:author_login>${cdata('salma')}</wp:author_login><wp:author_email>${cdata('salma@old.example')}</wp:author_email><wp:author_display_name>${cdata('سلمى')}</wp:author_display_name></wp:author>
${more}`;
}

export const EXPORT_TAIL = '</channel></rss>\n';

export function exportedPost(post: ExportedPost): string {
  const { id, title = `مقال ${id}`, slug = `post-${id}`, date = '2020-01-13 09:30:00' } = post;
  const terms = (post.terms ?? []).map(
    ({ domain, nicename, name }) =>
      `<category domain="${domain}" nicename="${nicename}">${cdata(name)}</category>`,
  );
  const meta = Object.entries(post.meta ?? {}).map(
    ([key, value]) =>
      `<wp:postmeta><wp:meta_key>${cdata(key)}</wp:meta_key><wp:meta_value>${cdata(value)}</wp:meta_value></wp:postmeta>`,
  );
  return `<item><title>${cdata(title)}</title><link>${post.link ?? `${OLD_SITE}/2020/01/${encodeURIComponent(slug).toLowerCase()}/`}</link>
<dc:creator>${cdata(post.creator ?? 'salma')}</dc:creator>
<content:encoded>${cdata(post.content ?? '<!-- wp:paragraph --><p>نصّ المقال.</p><!-- /wp:paragraph -->')}</content:encoded><excerpt:encoded>${cdata(post.excerpt ?? '')}</excerpt:encoded>
<wp:post_id>${id}</wp:post_id><wp:post_date>${cdata(date)}</wp:post_date><wp:post_date_gmt>${cdata(date)}</wp:post_date_gmt><wp:post_modified_gmt>${cdata(post.modified ?? date)}</wp:post_modified_gmt>
<wp:comment_status>${cdata(post.commentStatus ?? 'open')}</wp:comment_status><wp:post_name>${cdata(encodeURIComponent(slug).toLowerCase())}</wp:post_name><wp:status>${cdata(post.status ?? 'publish')}</wp:status>
<wp:post_parent>${post.parent ?? 0}</wp:post_parent><wp:post_type>${cdata(post.type ?? 'post')}</wp:post_type><wp:post_password>${cdata(post.password ?? '')}</wp:post_password><wp:is_sticky>${post.sticky ? 1 : 0}</wp:is_sticky>
${post.attachmentUrl ? `<wp:attachment_url>${cdata(post.attachmentUrl)}</wp:attachment_url>` : ''}${terms.join('')}${meta.join('')}
${(post.comments ?? []).map(exportedComment).join('')}</item>
`;
}

function exportedComment(comment: ExportedComment): string {
  const { id, author = `قارئ ${id}`, content = `تعليق ${id}`, date = '2020-01-14 10:00:00' } = comment;
  return `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_author>${cdata(author)}</wp:comment_author><wp:comment_author_email>${cdata(`reader${id}@old.example`)}</wp:comment_author_email><wp:comment_author_IP>${cdata('192.0.2.7')}</wp:comment_author_IP><wp:comment_date>${cdata(date)}</wp:comment_date><wp:comment_date_gmt>${cdata(date)}</wp:comment_date_gmt>
<wp:comment_content>${cdata(content)}</wp:comment_content><wp:comment_approved>${cdata(comment.approved ?? '1')}</wp:comment_approved><wp:comment_type>${cdata(comment.type ?? 'comment')}</wp:comment_type><wp:comment_parent>${comment.parent ?? 0}</wp:comment_parent><wp:comment_user_id>${comment.userId ?? 0}</wp:comment_user_id></wp:comment>
`;
}

/** A whole export. @param more further authors and terms */
export function exportOf(posts: readonly ExportedPost[], more = ''): string {
  return exportHead(more) + posts.map(exportedPost).join('') + EXPORT_TAIL;
}
