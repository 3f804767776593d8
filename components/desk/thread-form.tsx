import { useTranslations } from 'next-intl';
import choiceStyles from '@/components/site/choices.module.css';
import type { ArticleThread } from '@/db/moderation/thread-settings';
import { MAX_OPEN_DAYS, threadMode } from '@/lib/comments/thread-mode';
import type { ThreadFormState } from '@/lib/desk/thread-form';
import type { PlainAction } from '@/lib/forms/state';
import styles from './form.module.css';

interface ThreadFormProps {
  thread: ArticleThread;
  save: PlainAction;
  state: ThreadFormState;
}

/** Thread settings of an article; unset ones default to the article's own. */
export function ThreadForm({ thread, save, state: { errors, values } }: ThreadFormProps) {
  const t = useTranslations('DeskThread');
  const own = threadMode({ ...thread, thread: null, closesAfter: null }, new Date());
  const choices = [
    ['', t('asArticle', { mode: t(`modes.${own}`) })],
    ['open', t('modes.open')],
    ['held', t('modes.held')],
    ['closed', t('modes.closed')],
  ] as const;
  const error = errors.closesAfter ?? errors.form;
  return (
    <form className={styles.form} action={save}>
      <input type="hidden" name="id" value={thread.id} />
      <input type="hidden" name="seen" value={`${thread.thread ?? ''}:${thread.closesAfter ?? ''}`} />
      {error && (
        <p id="thread-error" className={styles.alert} role="alert">
          {t(`errors.${error}`, { most: MAX_OPEN_DAYS })}
        </p>
      )}
      <fieldset className={choiceStyles.choices}>
        <legend>{t('mode')}</legend>
        {choices.map(([value, words]) => (
          <label key={value}>
            <input type="radio" name="mode" value={value} defaultChecked={value === values.mode} />
            <span>{words}</span>
          </label>
        ))}
      </fieldset>
      <div className={styles.field}>
        <label htmlFor="closes-after">{t('closes')}</label>
        <p id="closes-after-hint" className={styles.hint}>
          {t('closesHint')}
        </p>
        <input
          id="closes-after"
          className={styles.days}
          name="closesAfter"
          inputMode="numeric"
          dir="ltr"
          defaultValue={values.closesAfter}
          aria-invalid={errors.closesAfter !== undefined || undefined}
          aria-describedby={errors.closesAfter ? 'closes-after-hint thread-error' : 'closes-after-hint'}
        />
      </div>
      <button type="submit" className="primary">
        {t('save')}
      </button>
    </form>
  );
}
