import { useTranslations } from 'next-intl';
import formStyles from '@/components/desk/form.module.css';
import choiceStyles from '@/components/site/choices.module.css';
import type { StoredErrorReport } from '@/db/corrections/error-reports';
import { correctionKinds } from '@/lib/corrections/kinds';
import type { ArticleErrors, ArticleFields } from '@/lib/desk/article-fields';
import { PlainTextarea } from './plain-textarea';
import { useProblemWords } from './problem-words';

interface ChangeFieldsProps {
  fields: ArticleFields;
  errors: ArticleErrors;
  /** Open reports of errors in the article. */
  reports: readonly StoredErrorReport[];
}

/** What readers are told when the changes of a published article come out, and which of their reports it mends. */
export function ChangeFields({ fields, errors, reports }: ChangeFieldsProps) {
  const t = useTranslations('DeskArticle');
  const problem = useProblemWords();
  const mended = fields.mends.split(' ');
  const error = (name: 'change' | 'changeWords') =>
    errors[name] && (
      <p id={`article-${name}-error`} className={formStyles.error} role="alert">
        {problem(errors[name])}
      </p>
    );
  return (
    <>
      <fieldset id="article-change" className={choiceStyles.choices}>
        <legend>{t('fields.change')}</legend>
        {error('change')}
        {(['', ...correctionKinds] as const).map((kind) => (
          <label key={kind}>
            <input type="radio" name="change" value={kind} defaultChecked={kind === fields.change} />
            {t(`changes.${kind || 'none'}`)}
          </label>
        ))}
      </fieldset>
      <div className={formStyles.field}>
        <label htmlFor="article-changeWords">{t('fields.changeWords')}</label>
        <p id="article-changeWords-hint" className={formStyles.hint}>
          {t('hints.changeWords')}
        </p>
        {error('changeWords')}
        <PlainTextarea
          id="article-changeWords"
          name="changeWords"
          rows={3}
          value={fields.changeWords}
          isInvalid={errors.changeWords !== undefined}
        />
      </div>
      {reports.length > 0 && (
        <fieldset id="article-mends" className={choiceStyles.choices}>
          <legend>{t('fields.mends')}</legend>
          {reports.map(({ id, passage, note }) => (
            <label key={id}>
              <input type="checkbox" name="mends" value={id} defaultChecked={mended.includes(String(id))} />
              <span>
                {passage && <q>{passage}</q>} <bdi>{note}</bdi>
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}
