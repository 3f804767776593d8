import { useTranslations } from 'next-intl';
import formStyles from '@/components/desk/form.module.css';
import { Moment } from '@/components/site/moment';
import type { PreviewLink } from '@/db/writing/preview';
import type { PlainAction } from '@/lib/forms/state';
import styles from './preview-links.module.css';

interface PreviewLinksProps {
  articleId: number;
  links: readonly (PreviewLink & { url: string })[];
  actions: { add: PlainAction; revoke: PlainAction };
}

/** Links by which somebody outside sees the text before it is published; each opens for seven days, or until it is revoked. */
export function PreviewLinks({ articleId, links, actions }: PreviewLinksProps) {
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
                <input type="hidden" name="id" value={articleId} />
                <input type="hidden" name="link" value={link.id} />
                <button type="submit">{t('revoke')}</button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <form action={actions.add}>
        <input type="hidden" name="id" value={articleId} />
        <button type="submit">{t('add')}</button>
      </form>
    </section>
  );
}
