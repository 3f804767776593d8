import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { shareLinks } from '@/lib/site/share';
import styles from './share.module.css';
import { ShareIcon } from './share-icon';

interface ShareProps {
  /** Absolute. */
  url: string;
  title: string;
}

/** How many ways stand below the byline. */
const FIRST = 2;

/** Share links below an article that begins with ShareFirst, which has drawn the icons of its ways. */
export async function Share(props: ShareProps) {
  const t = await getTranslations('Article');
  return (
    <section className={styles.share} aria-labelledby="share">
      <h2 id="share">{t('share')}</h2>
      <ul className={styles.ways}>{await shareWays(props)}</ul>
    </section>
  );
}

/** The first of them below the byline. */
export async function ShareFirst(props: ShareProps) {
  const t = await getTranslations('Article');
  return (
    <ul className={`${styles.ways} ${styles.first}`} aria-label={t('share')}>
      {await shareWays(props, true)}
    </ul>
  );
}

/** The two buttons need our script, which unhides them. */
async function shareWays({ url, title }: ShareProps, isShort = false): Promise<ReactNode> {
  const t = await getTranslations('Article');
  return (
    <>
      {shareLinks(url, title)
        .slice(0, isShort ? FIRST : undefined)
        .map(({ way, href }, index) => (
          <li key={way}>
            <a href={href} rel="nofollow noopener" target={way === 'mail' ? undefined : '_blank'}>
              <ShareIcon of={way} again={!isShort && index < FIRST} />
              {t(`shareBy.${way}`)}
            </a>
          </li>
        ))}
      <li>
        <button type="button" hidden data-copy-link={url}>
          <ShareIcon of="link" again={!isShort} />
          {t('copyLink')}
        </button>
      </li>
      <li>
        <button type="button" hidden data-share="" data-title={title} data-url={url}>
          <ShareIcon of="system" again={!isShort} />
          {t(isShort ? 'shareShort' : 'shareElsewhere')}
        </button>
      </li>
    </>
  );
}
