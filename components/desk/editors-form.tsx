import { useTranslations } from 'next-intl';
import choiceStyles from '@/components/site/choices.module.css';
import { Name } from '@/components/site/name';
import type { ArticleEditor } from '@/db/articles/editors';
import type { PlainAction } from '@/lib/forms/state';
import styles from './form.module.css';

interface EditorsFormProps {
  articleId: number;
  editors: readonly ArticleEditor[];
  save: PlainAction;
}

/** Who edits an article. */
export function EditorsForm({ articleId, editors, save }: EditorsFormProps) {
  const t = useTranslations('DeskThread');
  if (editors.length === 0) return <p className={styles.hint}>{t('noEditors')}</p>;
  return (
    <form className={styles.form} action={save}>
      <input type="hidden" name="id" value={articleId} />
      <fieldset className={choiceStyles.choices} aria-describedby="editors-hint">
        <legend>{t('editors')}</legend>
        {editors.map(({ id, name, isEditor }) => (
          <label key={id}>
            <input type="checkbox" name="editor" value={id} defaultChecked={isEditor} />
            <span>
              <Name>{name}</Name>
            </span>
          </label>
        ))}
      </fieldset>
      <p id="editors-hint" className={styles.hint}>
        {t('editorsHint')}
      </p>
      <button type="submit">{t('saveEditors')}</button>
    </form>
  );
}
