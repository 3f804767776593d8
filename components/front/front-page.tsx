import { getTranslations } from 'next-intl/server';
import { Pager } from '@/components/lists/pager';
import type { Front } from '@/db/articles/front-page';
import type { PickedComment } from '@/db/comments/picks';
import type { ListedCorrection } from '@/db/corrections/corrections';
import { listPathFor } from '@/lib/site/paths';
import { siteName } from '@/runtime/site-settings';
import type { Edition } from '@/site.config';
import { Dateline } from './dateline';
import { FirstScreen } from './first-screen';
import { FromReaders } from './from-readers';
import { FrontCorrections } from './front-corrections';
import styles from './front-page.module.css';
import { TopicBand } from './topic-band';

interface FrontPageProps {
  edition: Edition;
  /** The start of today. */
  today: Date;
  front: Front;
  picks: readonly PickedComment[];
  corrections: readonly ListedCorrection[];
}

/** Bands above what readers say: one more stroke of headlines, then other voices. */
const BANDS_ABOVE = 2;

/** The date, the newest articles, then bands of what stands nowhere above; what there is nothing for is left out. */
export async function FrontPage({ edition, today, front, picks, corrections }: FrontPageProps) {
  const t = await getTranslations('Home');
  const bandOf = (band: Front['bands'][number]) => (
    <TopicBand key={band.topic.slug} edition={edition} band={band} />
  );
  return (
    <>
      <h1 className="heard">{siteName(edition)}</h1>
      <Dateline edition={edition} today={today} />
      {front.articles.length > 0 ? (
        <FirstScreen edition={edition} articles={front.articles} more={t('more')} />
      ) : (
        <p className={styles.empty}>{t('empty')}</p>
      )}
      {front.bands.slice(0, BANDS_ABOVE).map(bandOf)}
      <FromReaders edition={edition} picks={picks} discussed={front.discussed} />
      {front.bands.slice(BANDS_ABOVE).map(bandOf)}
      <FrontCorrections edition={edition} corrections={corrections} />
      <Pager page={1} pages={front.pages} hrefOf={(page) => listPathFor(page, edition)} />
    </>
  );
}
