import { getTranslations } from 'next-intl/server';
import { BidiText } from '@/components/site/bidi-text';
import { listStandingPages } from '@/db/articles/list-standing-pages';
import { pageLinksHtml } from '@/lib/site/page-links';
import { pathFor } from '@/lib/site/paths';
import { type Purpose, purposes } from '@/lib/site/purpose';
import type { Edition } from '@/site.config';
import styles from './page-links.module.css';

interface PageLinksProps {
  edition: Edition;
  of: readonly Purpose[];
}

/** Links to the pages of some purposes, of those that the edition has. */
export async function PageLinks({ edition, of }: PageLinksProps) {
  const html = pageLinksHtml(edition, of, await listStandingPages(edition));
  return (
    <span className={styles.links} data-pages={of.join(' ')} dangerouslySetInnerHTML={{ __html: html }} />
  );
}

/** The footer's: all pages of a known purpose, one below another. */
export async function PagesList({ edition }: { edition: Edition }) {
  const of = purposes.filter((purpose) => purpose !== 'other');
  const html = pageLinksHtml(edition, of, await listStandingPages(edition));
  return (
    <span className={styles.list} data-pages={of.join(' ')} dangerouslySetInnerHTML={{ __html: html }} />
  );
}

/** A sentence that leads to the rules, or to the contact; none in an edition without such a page. */
export async function PageSentence({ edition, to }: { edition: Edition; to: 'rules' | 'contact' }) {
  const t = await getTranslations('Page');
  const page = (await listStandingPages(edition)).find(({ purpose }) => purpose === to);
  if (!page) return null;
  return (
    <p className={styles.sentence}>
      {t.rich(to, {
        link: () => (
          <a href={pathFor(edition, 'pages', page.slug)}>
            <BidiText>{page.title}</BidiText>
          </a>
        ),
      })}
    </p>
  );
}
