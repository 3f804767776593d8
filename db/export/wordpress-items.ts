import { threadModeOf } from '@/db/articles/thread-mode';
import { addressOfPicture, pictureFilesIn } from '@/db/media/pictures';
import { bodyWords } from '@/i18n/import-words';
import { articlePathFor } from '@/lib/site/paths';
import { PURPOSE_META, purposeOfSlug } from '@/lib/site/purpose';
import { writeBlocks } from '@/lib/wordpress/write/blocks';
import { ITEM_END, type OutgoingItem, startItem, writeWxrComment } from '@/lib/wordpress/write/wxr';
import { siteSettings } from '@/runtime/site-settings';
import { siteUrl } from '@/runtime/site-url';
import { site } from '@/site.config';
import { type ExportedArticle, translationOf } from './articles';
import { type Comment, exportedComments } from './comments';

/** Shared by the items of one export. */
export interface ExportState {
  /** Id of the next attachment. */
  next: number;
  /** Id of the user that the newsroom comments as. */
  team: number;
  /** Both editions have articles, so each article carries its language. */
  isBilingual: boolean;
  done: { articles: number; drafts: number; pictures: number; comments: number };
}

/** One use of a picture: WordPress keeps alt text, caption and credit with the attachment, not with its use. */
interface Attachment {
  id: number;
  file: string;
  alt: string;
  caption: string;
  credit: string;
}

/** Our comment states as `wp:comment_approved`; refused comments go to WordPress's trash. */
const APPROVED = {
  published: '1',
  waiting: '0',
  refused: 'trash',
  spam: 'spam',
  withdrawn: 'trash',
} as const;
/** Draft reasons as `wp:status`. A password is not known here, so what was behind one becomes private. */
const STATUS = {
  draft: 'draft',
  pending: 'pending',
  private: 'private',
  password: 'private',
  bin: 'trash',
  page: 'draft',
  language: 'draft',
} as const;

/** The WXR item of an article with its comments, then those of its pictures. */
export async function* serializeItems(
  article: ExportedArticle,
  loginOf: (authorId: number) => string,
  state: ExportState,
): AsyncGenerator<string> {
  const { id, edition, slug, draft, publishedAt, purpose } = article;
  const hero = article.hero === null ? undefined : attachmentOf(article.hero, state, article);
  const shown = pictureFilesIn(article.body).map((file) => attachmentOf(file, state));
  const numbers = new Map(shown.map((one) => [addressOfPicture(one.file), one.id]));
  const item: OutgoingItem = {
    id,
    creator: loginOf(article.authorId),
    slug,
    type: purpose === null ? 'post' : 'page',
    title: article.title,
    link: siteUrl(articlePathFor(edition, article)),
    content: writeBlocks(article.body, {
      direction: site.editions[edition].dir,
      words: bodyWords[edition],
      pictureAt: siteUrl,
      attachmentOf: (src) => numbers.get(src) ?? 0,
    }),
    excerpt: article.standfirst,
    status: draft ? STATUS[draft] : publishedAt > new Date() ? 'future' : 'publish',
    // The date of drafts that were imported without one.
    publishedAt: draft && publishedAt.getTime() === 0 ? null : publishedAt,
    updatedAt: article.updatedAt,
    parent: 0,
    sticky: article.pinned,
    commentsOpen: threadModeOf(article, new Date()) !== 'closed',
    terms: [
      ...article.topics.map((topic) => ({ taxonomy: 'category', slug: topic.slug, name: topic.name })),
      ...bylineTerms(article, loginOf),
      ...(state.isBilingual ? await languageTerms(article) : []),
    ],
    meta: {
      ...(hero && { _thumbnail_id: String(hero.id) }),
      // Where its slug would not tell.
      ...(purpose && purpose !== purposeOfSlug(slug) && { [PURPOSE_META]: purpose }),
    },
  };
  yield startItem(item, siteSettings().dates.timeZone);
  for await (const comment of exportedComments(id)) {
    yield commentOf(comment, article, state);
    state.done.comments += 1;
  }
  yield ITEM_END;
  for (const attachment of hero ? [hero, ...shown] : shown) yield attachmentItem(attachment, item);
  state.done[draft === null ? 'articles' : 'drafts'] += 1;
  state.done.pictures += shown.length + (hero ? 1 : 0);
}

function attachmentOf(file: string, state: ExportState, hero?: ExportedArticle): Attachment {
  const { heroAlt: alt = '', heroCaption: caption = '', heroCredit: credit = '' } = hero ?? {};
  return { id: state.next++, file, alt, caption, credit };
}

/** The terms of Co-Authors Plus: one author is said by the creator. */
function bylineTerms({ author, coauthors }: ExportedArticle, loginOf: (authorId: number) => string) {
  if (coauthors.length === 0 && author.id !== 0) return [];
  return [author, ...coauthors].map(({ id, slug, name }) => {
    const login = loginOf(id);
    // One whom no article names yet is a guest, as PublishPress Authors has them.
    return { taxonomy: 'author', slug: id === 0 ? slug : `cap-${login}`, name: id === 0 ? name : login };
  });
}

/** Polylang's terms for an article's language and its translations. */
async function languageTerms(article: ExportedArticle) {
  const { id, edition } = article;
  const { lang } = site.editions[edition];
  const name = new Intl.DisplayNames([lang], { type: 'language' }).of(lang) ?? lang;
  const other = await translationOf(article);
  const group = `pll_${Math.min(id, other ?? id)}`;
  const language = { taxonomy: 'language', slug: lang, name };
  return other ? [language, { taxonomy: 'post_translations', slug: group, name: group }] : [language];
}

function commentOf(comment: Comment, article: ExportedArticle, { team }: ExportState): string {
  const { id, parentId, name, email, body, state, badge, createdAt } = comment;
  return writeWxrComment(
    {
      id,
      parent: parentId ?? 0,
      author: name,
      email: email.endsWith('@invalid') ? '' : email,
      content: body,
      approved: APPROVED[state],
      userId: badge === 'author' ? (comment.authorId ?? article.authorId) : badge === 'team' ? team : 0,
      writtenAt: createdAt,
    },
    siteSettings().dates.timeZone,
  );
}

function attachmentItem({ id, file, alt, caption, credit }: Attachment, article: OutgoingItem): string {
  const name = file.replace(/\.\w+$/, '');
  const item: OutgoingItem = {
    ...article,
    id,
    type: 'attachment',
    // WordPress's import deduplicates by title and time.
    title: name,
    slug: name,
    link: siteUrl(`/?attachment_id=${id}`),
    content: '',
    excerpt: caption,
    status: 'inherit',
    parent: article.id,
    sticky: false,
    commentsOpen: false,
    attachmentUrl: siteUrl(addressOfPicture(file)),
    terms: [],
    meta: {
      ...(alt ? { _wp_attachment_image_alt: alt } : {}),
      // Read by the Media Credit plugin.
      ...(credit ? { _media_credit: credit } : {}),
    },
  };
  return startItem(item, siteSettings().dates.timeZone) + ITEM_END;
}
