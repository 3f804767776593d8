import { useTranslations } from 'next-intl';
import formStyles from '@/components/desk/form.module.css';
import { Moment } from '@/components/site/moment';
import type { PreviewLink } from '@/db/writing/preview';
import type { PlainAction } from '@/lib/forms/state';
import styles from './preview-links.module.css';

interface PreviewLinksProps {
  article: { id: number; purpose: string | null };
  links: readonly (PreviewLink & { url: string })[];
  actions: { add: PlainAction; revoke: PlainAction };
}

/** Links by which somebody outside sees the text before it is published; each opens for seven days, or until it is revoked. */
export function PreviewLinks({ article, links, actions }: PreviewLinksProps) {
  const t = useTranslations('DeskArticle.previews');
  return (
    <section
      id="previews"
      className={`${formStyles.section} ${styles.previews}`}
      aria-labelledby="previews-title"
    >
      <h2 id="previews-title">{t('title')}</h2>
      <p>{t('explain')}</p>
      {links.length > 0 && (
        <ul>
          {links.map((link) => (
            <li key={link.id}>
              <input
                readOnly
                dir="ltr"
                aria-label={t('link')}
                defaultValue={link.url}
                className={styles.url}
              />
              <p>{t.rich('until', { time: () => <Moment at={link.expiresAt} withTime /> })}</p>
              <form action={actions.revoke}>
                <Subject {...article} />
                <input type="hidden" name="link" value={link.id} />
                <button type="submit">{t('revoke')}</button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <form action={actions.add}>
        <Subject {...article} />
        <button type="submit">{t('add')}</button>
      </form>
    </section>
  );
}

/** What a form is about, and whether it is a page. */
export function Subject({ id, purpose }: { id: number; purpose: string | null }) {
  return (
    <>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="purpose" value={purpose ?? ''} />
    </>
  );
}
