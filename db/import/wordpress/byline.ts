import type { WxrAuthor, WxrPost } from '@/lib/wordpress/read/wxr-fields';
import type { ImportContext } from './context';

/**
 * Who wrote a post: by the terms of Co-Authors Plus or PublishPress Authors, else the account that published it. One who
 * is not in the export is known by the login, or the name of the term.
 */
export async function bylineOf({ staging, source }: ImportContext, post: WxrPost): Promise<WxrAuthor[]> {
  const byline = new Map<string, WxrAuthor>();
  for (const { taxonomy, slug, name } of post.terms) {
    if (taxonomy !== 'author') continue;
    const login = slug.replace(/^cap-/, '');
    // The one plugin names a term by the login, the other by the name.
    const known = (await staging.author(name)) ?? (await staging.author(login));
    const author = known ?? { kind: 'author' as const, id: 0, login: login || name, name: name || login };
    if (author.login) byline.set(author.login, author);
  }
  if (byline.size > 0) return [...byline.values()];
  const login = post.creator || source;
  return [(await staging.author(post.creator)) ?? { kind: 'author', id: 0, login, name: login }];
}
