import { bodyWords, importWords } from '@/i18n/import-words';
import { plainText } from '@/lib/html/plain-text';
import type { DraftReason } from '@/lib/import/draft-reason';
import { type ImportNote, note } from '@/lib/import/report';
import { countFindings, type FindingCounts } from '@/lib/proofread/count';
import { cleanBody } from '@/lib/text/clean-text';
import { renderWordPressBody } from '@/lib/wordpress/read/body';
import { parseFootnotes } from '@/lib/wordpress/read/footnotes';
import {
  brokenLetters,
  draftReasonOf,
  editionFor,
  languageOf,
  publishedTime,
  titleOf,
} from '@/lib/wordpress/read/post';
import type { WxrPost } from '@/lib/wordpress/read/wxr-fields';
import { siteSettings } from '@/runtime/site-settings';
import { type Edition, editions, site } from '@/site.config';
import type { ImportContext } from './context';
import { rewriteLinks } from './links';
import { type FeaturedImage, findImages } from './post-images';
import type { SourcePost } from './source-post';

const MAX_STANDFIRST_LENGTH = 1000;

/** A post ready to be stored: all that can be done outside the write transaction. */
export interface PreparedPost {
  post: WxrPost;
  edition: Edition;
  title: string;
  draft: DraftReason | null;
  publishedAt: Date;
  html: string;
  words: number;
  standfirst: string;
  hero: FeaturedImage | null;
  /** The featured image's attachment is in no file of this export. */
  heroElsewhere: boolean;
  hash: string;
  /** Count of links to the old site. */
  links: number;
  notes: ImportNote[];
  findings: FindingCounts;
}

/** Renders and normalizes a post, after its images were fetched. */
export async function preparePost(context: ImportContext, source: SourcePost): Promise<PreparedPost> {
  const { post, attached } = source;
  const { images, hero, missing } = await findImages(context, source);
  const notes: ImportNote[] = [];
  const language = languageOf(post);
  const spoken = language === undefined ? context.edition : editionFor(language, editions);
  if (!spoken) note(notes, 'language-unknown', language);
  const edition = spoken ?? context.edition;
  for (const other of post.otherLanguages ?? []) note(notes, 'languages-mixed', other);
  const time = publishedTime(post, siteSettings().dates.timeZone);
  if (!time) note(notes, 'date-missing');
  const { title, cut } = titleOf(post.title);
  if (cut || post.cut.includes('title')) note(notes, 'title-cut');
  if (title === '') note(notes, 'title-missing');
  for (const field of post.cut) if (field !== 'title') note(notes, 'too-long', field);
  if (context.staging.isBroken)
    note(notes, 'broken-letters', undefined, brokenLetters(post.title, post.excerpt, post.content));
  const footnotes = parseFootnotes(post.meta.footnotes);
  if (!footnotes) note(notes, 'footnotes-lost');
  const body = renderWordPressBody(post.content, {
    direction: site.editions[edition].dir,
    words: bodyWords[edition],
    images,
    attached,
    footnotes,
  });
  for (const { kind, name, count } of body.notes) note(notes, kind, name, count);
  const base = post.link || context.staging.site.address;
  const { html, links } = await rewriteLinks(context, edition, body.html, base);
  return {
    post,
    edition,
    title: title || `${importWords[edition].untitled} ${post.id}`,
    draft: draftReasonOf(post, time) ?? (spoken ? null : 'language'),
    publishedAt: time ?? new Date(0),
    html,
    words: body.words,
    standfirst: cleanBody(plainText(post.excerpt)).replace(/\s+/g, ' ').slice(0, MAX_STANDFIRST_LENGTH),
    hero,
    heroElsewhere: Number(post.meta._thumbnail_id) > 0 && !source.featured,
    // No hash while an image is missing, so that the next import tries again.
    hash: missing.length > 0 ? '' : source.hash,
    links,
    findings: countFindings(html, site.proofreading, 'html'),
    notes: [
      ...notes.filter(({ kind }) => kind !== 'missing-picture'),
      // A dry run fetches nothing, so it cannot know what will be missing.
      ...(context.dryRun ? [] : missing),
    ],
  };
}
