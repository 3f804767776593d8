import { getTranslations } from 'next-intl/server';
import { shareLinks } from '@/lib/site/share';
import styles from './share.module.css';

/** Share links. The two buttons need our script, which unhides them. */
export async function Share({ url, title }: { url: string; title: string }) {
  const t = await getTranslations('Article');
  return (
    <section className={styles.share} aria-labelledby="share">
      <h2 id="share">{t('share')}</h2>
      <ul>
        {shareLinks(url, title).map(({ way, href }) => (
          <li key={way}>
            <a href={href} rel="nofollow noopener" target={way === 'mail' ? undefined : '_blank'}>
              {t(`shareBy.${way}`)}
            </a>
          </li>
        ))}
        <li>
          <button type="button" hidden data-copy-link={url}>
            {t('copyLink')}
          </button>
        </li>
        <li>
          <button type="button" hidden data-share="" data-title={title} data-url={url}>
            {t('shareElsewhere')}
          </button>
        </li>
      </ul>
    </section>
  );
}
