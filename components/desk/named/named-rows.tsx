import { useTranslations } from 'next-intl';
import rows from '@/components/desk/rows.module.css';
import { Name } from '@/components/site/name';
import { pathFor } from '@/lib/site/paths';
import { siteName } from '@/runtime/site-settings';
import type { Edition } from '@/site.config';

interface Named {
  id: number;
  edition: Edition;
  slug: string;
  name: string;
  articles: number;
}

interface NamedRowsProps {
  kind: 'authors' | 'topics';
  list: readonly Named[];
}

/** Authors or topics, one a row: name, edition, number of articles, the page that readers see. */
export function NamedRows({ kind, list }: NamedRowsProps) {
  const t = useTranslations('DeskNamed');
  if (list.length === 0) return <p className={rows.empty}>{t(`${kind}.empty`)}</p>;
  return (
    <ul className={rows.rows} aria-label={t(`${kind}.title`)}>
      {list.map(({ id, edition, slug, name, articles }) => (
        <li key={id}>
          <p className={rows.main}>
            <a href={`/desk/${kind}/${id}`}>
              <Name>{name}</Name>
            </a>
          </p>
          <p className={rows.facts}>
            <span>{siteName(edition)}</span>
            <span>{t('articles', { count: articles })}</span>
            <a href={pathFor(edition, kind, slug)}>{t('page')}</a>
          </p>
        </li>
      ))}
    </ul>
  );
}
