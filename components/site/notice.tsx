import { locale } from 'next/root-params';
import type { ReactNode } from 'react';
import type { PageMark as Mark } from '@/lib/http/page-marks';
import { pathFor } from '@/lib/site/paths';
import { toEdition } from '@/site.config';
import styles from './notice.module.css';
import { PageMark } from './page-mark';
import { fullTitle } from './page-metadata';

interface Props {
  title: string;
  /** Below the title. */
  children: ReactNode;
  /** The words of the link to the front page. */
  home: string;
  /** The words of a link before it to the page's own address, which asks for it again. */
  again?: string;
  /** Links before it to where the reader was. */
  ways?: ReactNode;
  /** Tells the page cache what kind of page it is; none for a page with metadata of its own. */
  mark?: Mark;
  /** The status, shown above the title. */
  code?: string;
  /** Below the links. */
  more?: ReactNode;
}

/** A page of a few words, in the place of another or after a form. */
export async function Notice({ title, children, home, again, ways, mark, code, more }: Props) {
  const edition = toEdition(await locale());
  return (
    <main id="content" className={styles.notice}>
      {mark && (
        <>
          <title>{await fullTitle(edition, title)}</title>
          <meta name="robots" content="noindex" />
          <PageMark is={mark} />
        </>
      )}
      {code && (
        <p className={styles.code} aria-hidden="true">
          {code}
        </p>
      )}
      <h1>{title}</h1>
      {children}
      <p className={styles.ways}>
        {again && <a href="?">{again}</a>}
        {ways}
        <a href={pathFor(edition)}>{home}</a>
      </p>
      {more}
    </main>
  );
}
