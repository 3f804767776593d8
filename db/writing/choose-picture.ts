import { addressOfPicture } from '@/db/media/pictures';
import { findPicture } from '@/db/media/uses';
import { pictureMarkdown } from '@/lib/markdown/write-picture';
import { findDeskArticle } from './article';
import type { Account } from './byline';
import { type SavedCopy, saveWorkingCopy } from './save';

interface Choice {
  /** A stored picture's. */
  file: string;
  /** As the lead picture; else in the text. */
  isLead: boolean;
  /** Where the text goes on after it, in UTF-16 units; null for its end. */
  caret: number | null;
}

/** Puts a stored picture, with the words it has elsewhere, into the working copy of an article. */
export async function choosePicture(
  id: number,
  account: Account,
  { file, isLead, caret }: Choice,
): Promise<{ outcome: SavedCopy['outcome'] }> {
  const [article, picture] = [await findDeskArticle(id, account.id), await findPicture(file)];
  if (!article || !picture) return { outcome: 'gone' };
  const { fields, revision } = article;
  const { alt, caption, credit } = picture;
  const lead = { hero: file, heroAlt: alt, heroCaption: caption, heroCredit: credit };
  const markdown = pictureMarkdown({ src: addressOfPicture(file), alt, caption, credit }).trim();
  const at = Math.min(caret ?? fields.body.length, fields.body.length);
  const parts = [fields.body.slice(0, at).trimEnd(), markdown, fields.body.slice(at).trimStart()];
  const changed = isLead ? lead : { body: parts.filter(Boolean).join('\n\n') };
  return saveWorkingCopy(id, { ...fields, ...changed }, revision, account);
}
