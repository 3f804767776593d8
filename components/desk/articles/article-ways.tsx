import { useLocale, useTranslations } from 'next-intl';
import { TextField } from '@/components/desk/field';
import type { DeskArticle } from '@/db/writing/article';
import { isKnown } from '@/db/writing/stored';
import { MAX_NOTE_LENGTH } from '@/lib/desk/article-form';
import type { Written } from '@/lib/desk/articles-url';
import { freeText } from '@/lib/forms/free-text';
import { siteZoneName } from '@/runtime/site-settings';
import styles from './article-form.module.css';
import { Autosave } from './autosave';

interface ArticleWaysProps {
  article: DeskArticle | null;
  kind: Written;
  /** Else one proposes to the editors. */
  mayPublish: boolean;
  changeAt: string;
  changeError: string | undefined;
  /** As it was typed, where there is no such article. */
  successor: string;
}

/** Its id: what stands above it sends it too. */
export const ARTICLE_FORM = 'article-form';

/** The buttons, always in sight; what takes the article from readers or drops a text asks by a second press. */
export function ArticleWays({
  article,
  kind,
  mayPublish,
  changeAt,
  changeError,
  successor,
}: ArticleWaysProps) {
  const t = useTranslations('DeskArticle');
  const locale = useLocale();
  const isOut = article?.state === 'published' || article?.state === 'scheduled';
  /** Readers know its address, so that it is changed, not published for the first time. */
  const isChange = article !== null && isKnown(article.state);
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
      {mayPublish && !isChange && (
        <button type="submit" name="intent" value="schedule">
          {t('schedule')}
        </button>
      )}
      {/* Below the first button of the form, which Enter in a field presses. */}
      {mayPublish && article?.scheduled && (
        <button type="submit" name="intent" value="cancel-change">
          {t('cancelChange')}
        </button>
      )}
      {mayPublish && isChange && (
        <details className={styles.more} open={changeError !== undefined}>
          <summary>{t('scheduleChange')}</summary>
          <div>
            <TextField
              id="article-changeAt"
              name="changeAt"
              label={t('fields.changeAt')}
              hint={t('hints.changeAt', { zone: siteZoneName(locale) })}
              value={changeAt}
              error={changeError}
              isOptional
              type="datetime-local"
              dir="ltr"
            />
            <button type="submit" name="intent" value="schedule">
              {t('scheduleChange')}
            </button>
          </div>
        </details>
      )}
      <details className={styles.more} open={successor !== ''}>
        <summary>{t('more')}</summary>
        <div>
          <label htmlFor="article-note">{t('note')}</label>
          <input id="article-note" name="note" {...freeText} maxLength={MAX_NOTE_LENGTH} autoComplete="off" />
          {article?.isDirty && article.state !== 'draft' && (
            <button type="submit" name="intent" value="discard">
              {t('discard')}
            </button>
          )}
          {article && (
            <button type="submit" name="intent" value="duplicate">
              {t('duplicate', { kind })}
            </button>
          )}
          {mayPublish && isOut && (
            <>
              <label htmlFor="article-successor">{t('successor', { kind })}</label>
              <input
                id="article-successor"
                name="successor"
                {...freeText}
                autoComplete="off"
                defaultValue={successor}
                aria-invalid={successor !== '' || undefined}
              />
              <button type="submit" name="intent" value="unpublish">
                {t(article.state === 'scheduled' ? 'unschedule' : 'unpublish', { kind })}
              </button>
            </>
          )}
        </div>
      </details>
      <Autosave />
    </div>
  );
}
