import { useTranslations } from 'next-intl';
import type { DeskArticle } from '@/db/writing/article';
import { MAX_NOTE_LENGTH } from '@/lib/desk/article-form';
import { freeText } from '@/lib/forms/free-text';
import styles from './article-form.module.css';
import { Autosave } from './autosave';

interface ArticleWaysProps {
  article: DeskArticle | null;
  /** Else one proposes to the editors. */
  mayPublish: boolean;
}

/** The buttons, always in sight; what takes the article from readers or drops a text asks by a second press. */
export function ArticleWays({ article, mayPublish }: ArticleWaysProps) {
  const t = useTranslations('DeskArticle');
  const isOut = article?.state === 'published' || article?.state === 'scheduled';
  return (
    <div className={styles.ways}>
      <button type="submit" name="intent" value="save">
        {t('save')}
      </button>
      <button type="submit" name="intent" value="preview" formTarget="_blank">
        {t('preview')}
      </button>
      {mayPublish ? (
        <button type="submit" name="intent" value="publish" className="primary">
          {t(article?.state === 'published' ? 'publishChanges' : 'publish')}
        </button>
      ) : (
        <button type="submit" name="intent" value="propose" className="primary">
          {t('propose')}
        </button>
      )}
      {mayPublish && article?.state !== 'published' && (
        <button type="submit" name="intent" value="schedule">
          {t('schedule')}
        </button>
      )}
      <details className={styles.more}>
        <summary>{t('more')}</summary>
        <div>
          <label htmlFor="article-note">{t('note')}</label>
          <input id="article-note" name="note" {...freeText} maxLength={MAX_NOTE_LENGTH} autoComplete="off" />
          {article?.isDirty && article.state !== 'draft' && (
            <button type="submit" name="intent" value="discard">
              {t('discard')}
            </button>
          )}
          {mayPublish && isOut && (
            <>
              <label htmlFor="article-successor">{t('successor')}</label>
              <input id="article-successor" name="successor" {...freeText} autoComplete="off" />
              <button type="submit" name="intent" value="unpublish">
                {t(article.state === 'scheduled' ? 'unschedule' : 'unpublish')}
              </button>
            </>
          )}
        </div>
      </details>
      {article && <Autosave />}
    </div>
  );
}
