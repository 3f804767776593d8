import { addressOfPicture } from '@/db/media/pictures';
import { PictureError, storePicture } from '@/db/media/store';
import type { ArticleFields, ArticleProblem } from '@/lib/desk/article-fields';
import { postedText } from '@/lib/forms/read';
import { pictureMarkdown } from '@/lib/markdown/write-picture';
import { logFailure } from '@/runtime/log';

/**
 * Stores a picture that was sent with a form, judged by its content; null where none was chosen. What cannot be stored is told
 * as an import tells it.
 */
export async function storePosted(
  form: FormData,
  name: string,
): Promise<{ file: string } | { problem: ArticleProblem } | null> {
  const sent = form.get(name);
  // A browser sends an empty file without a name where none was chosen; one with a name is a picture that was lost.
  if (typeof sent === 'string' || sent === null || (sent.size === 0 && sent.name === '')) return null;
  try {
    const { file } = await storePicture(Buffer.from(await sent.arrayBuffer()));
    return { file };
  } catch (error) {
    if (error instanceof PictureError) return { problem: error.problemOf(sent.name) };
    logFailure('A picture could not be stored', error);
    return { problem: { kind: 'picture-not-stored', values: { src: sent.name } } };
  }
}

/**
 * The fields with the pictures that were sent with them: the lead picture in its field, one for the text at its end. Of two
 * that cannot be stored the first is told.
 */
export async function withPictures(
  fields: ArticleFields,
  form: FormData,
): Promise<{ fields: ArticleFields; problem?: { field: 'hero' | 'picture' } & ArticleProblem }> {
  const hero = await storePosted(form, 'heroFile');
  if (hero && 'problem' in hero) return { fields, problem: { field: 'hero', ...hero.problem } };
  const isRemoved = form.has('heroRemove');
  const withHero = { ...fields, hero: hero?.file ?? (isRemoved ? '' : fields.hero) };
  const picture = await storePosted(form, 'picture');
  if (!picture) return { fields: withHero };
  if ('problem' in picture) return { fields: withHero, problem: { field: 'picture', ...picture.problem } };
  const markdown = markdownOfPosted(picture.file, form);
  return { fields: { ...withHero, body: [fields.body.trimEnd(), markdown].filter(Boolean).join('\n\n') } };
}

/** A stored picture as Markdown, with the words that were sent with it. */
export function markdownOfPosted(file: string, form: FormData): string {
  const text = (name: string) => postedText(form, name).trim();
  return pictureMarkdown({
    src: addressOfPicture(file),
    alt: text('pictureAlt'),
    caption: text('pictureCaption'),
    credit: text('pictureCredit'),
  });
}
