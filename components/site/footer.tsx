import { getFormatter, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PagesList } from '@/components/pages/page-links';
import { approximateNow } from '@/db/articles/today';
import { listTopics } from '@/db/articles/topics';
import { channelName, type LinkColumn, parseLinkLines } from '@/lib/site/link-lines';
import { linkItems } from '@/lib/site/navigation';
import { pathFor } from '@/lib/site/paths';
import { siteName, siteSettings } from '@/runtime/site-settings';
import { type Edition, otherEdition } from '@/site.config';
import { BidiText } from './bidi-text';
import { FeedLink } from './feed-link';
import styles from './footer.module.css';

/** Limit of topics that nobody chose; the last link leads to all. */
const TOPICS_SHOWN = 6;

/** Who stands behind the site, what it holds to, and where all of it is; its first columns are the owner's, if there are any. */
export async function Footer({ edition }: { edition: Edition }) {
  const t = await getTranslations('Site');
  const feedWords = await getTranslations('Feed');
  const { footer } = siteSettings();
  const { columns } = parseLinkLines(footer[`columns-${edition}`]);
  const owner = footer[`owner-${edition}`];
  const other = otherEdition(edition);
  return (
    <footer className={styles.footer}>
      <div className={styles.who}>
        <a className={styles.name} href={pathFor(edition)}>
          {siteName(edition)}
        </a>
        {owner && (
          <p>
            <BidiText>{owner}</BidiText>
          </p>
        )}
        <p>{t('footer')}</p>
      </div>
      <nav className={styles.columns} aria-label={t('links')}>
        {columns.length > 0 ? (
          <OwnColumns edition={edition} columns={columns} />
        ) : (
          <UsualColumns edition={edition} />
        )}
        <Column heading={t('browse')}>
          <ul>
            {(['authors', 'archive', 'picks', 'corrections'] as const).map((list) => (
              <li key={list}>
                <a href={pathFor(edition, list)}>{t(list)}</a>
              </li>
            ))}
          </ul>
        </Column>
        <Column heading={t('follow')}>
          <ul>
            <li>
              <FeedLink href={pathFor(edition, 'feed.xml')}>{feedWords('edition')}</FeedLink>
            </li>
            {footer.channels.map((address) => (
              <li key={address}>
                <a href={address} rel="me">
                  <bdi>{channelName(address)}</bdi>
                </a>
              </li>
            ))}
            <li>
              <a href={pathFor(other)} lang={other} hrefLang={other}>
                {t('otherEditionName')}
              </a>
            </li>
          </ul>
        </Column>
      </nav>
      <Rights edition={edition} />
    </footer>
  );
}

/** The site's pages and its first topics. */
async function UsualColumns({ edition }: { edition: Edition }) {
  const t = await getTranslations('Site');
  const topics = (await listTopics(edition)).slice(0, TOPICS_SHOWN);
  return (
    <>
      <Column heading={t('about')}>
        <PagesList edition={edition} />
      </Column>
      {topics.length > 0 && (
        <Column heading={t('topics')}>
          <ul>
            {topics.map(({ slug, name }) => (
              <li key={slug}>
                <a href={pathFor(edition, 'topics', slug)}>
                  <BidiText>{name}</BidiText>
                </a>
              </li>
            ))}
            <li>
              <a href={pathFor(edition, 'topics')}>{t('allTopics')}</a>
            </li>
          </ul>
        </Column>
      )}
    </>
  );
}

/** As the owner typed them at /desk/site; a line without an address is a topic's name. */
async function OwnColumns({ edition, columns }: { edition: Edition; columns: readonly LinkColumn[] }) {
  const topics = await listTopics(edition);
  return columns.map(({ heading, links }) => (
    <Column key={`${heading} ${links[0]?.text}`} heading={heading}>
      <ul>
        {linkItems(links, topics, (slug) => pathFor(edition, 'topics', slug)).map(({ href, text }) => (
          <li key={`${href} ${text}`}>
            <a href={href}>
              <BidiText>{text}</BidiText>
            </a>
          </li>
        ))}
      </ul>
    </Column>
  ));
}

async function Rights({ edition }: { edition: Edition }) {
  const t = await getTranslations('Site');
  const format = await getFormatter();
  const { since } = siteSettings().footer;
  const now = format.dateTime(await approximateNow(), { year: 'numeric' });
  const first = since === null ? now : format.number(since, { useGrouping: false });
  const years = first === now ? now : `${first}–${now}`;
  return <p className={styles.rights}>{t('rights', { year: years, site: siteName(edition) })}</p>;
}

function Column({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <div className={styles.column}>
      {heading && <h2>{heading}</h2>}
      {children}
    </div>
  );
}
