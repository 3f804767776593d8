import { db } from '@/db/core/client';
import { fieldsOf } from '@/lib/desk/article-fields';
import { siteSettings } from '@/runtime/site-settings';
import { markdownOf } from './article';
import type { Account } from './byline';
import { type PublishOutcome, publishArticle } from './publish';
import { saveWorkingCopy } from './save';
import { findStored } from './stored';
import { findVersion } from './versions';

interface RestoreOptions {
  /** The revision of the working copy that was shown. */
  seen: number;
  account: Account;
}

/** Publishes an earlier version as a new one; not one that is closed to readers, nor over changes that they have not seen, which would be lost. */
export async function restoreVersion(
  id: number,
  number: number,
  { seen, account }: RestoreOptions,
): Promise<PublishOutcome> {
  const [found, version] = [await findStored(db, id), await findVersion(id, number)];
  if (!found || !version) return { outcome: 'gone' };
  if (found.copy && found.copy.revision > found.copy.publishedRevision) return { outcome: 'stale' };
  if (version.closed) return { outcome: 'stale' };
  const { snapshot } = version;
  const { edition, purpose } = found.row;
  const fields = fieldsOf(
    {
      ...snapshot,
      authors: [snapshot.author, ...(snapshot.coauthors ?? [])],
      edition,
      purpose,
      published: found.row.publishedAt,
      markdown: markdownOf({ edition, body: snapshot.body }),
      hero: {
        src: snapshot.hero ?? '',
        alt: snapshot.heroAlt,
        caption: snapshot.heroCaption,
        credit: snapshot.heroCredit,
      },
      translation: snapshot.translationSlug,
    },
    siteSettings().dates.timeZone,
  );
  const saved = await saveWorkingCopy(id, fields, seen, account);
  if (saved.outcome === 'conflict') return { outcome: 'stale' };
  if (saved.outcome === 'gone') return saved;
  return publishArticle(id, {
    seen: saved.revision,
    isScheduled: false,
    by: account.id,
    restoredFrom: number,
  });
}
