import { NextIntlClientProvider, useLocale, useMessages, useTranslations } from 'next-intl';
import type { ComponentProps, ReactNode } from 'react';
import { ChoiceField, TextField } from '@/components/desk/field';
import formStyles from '@/components/desk/form.module.css';
import type { DeskArticle } from '@/db/writing/article';
import { editorNamespaces } from '@/i18n/desk-messages';
import type { ArticleErrors, ArticleField, ArticleFields } from '@/lib/desk/article-fields';
import type { problemOfQuery } from '@/lib/desk/article-form';
import { SAVE_ARTICLE, writtenAs } from '@/lib/desk/articles-url';
import { purposes } from '@/lib/site/purpose';
import { siteName, siteZoneName } from '@/runtime/site-settings';
import { type Edition, editions, toEdition } from '@/site.config';
import styles from './article-form.module.css';
import { ARTICLE_FORM, ArticleWays } from './article-ways';
import { CreditsFields } from './credits-fields';
import { OpenedCopy } from './opened-copy';
import { PictureDrop } from './picture-drop';
import { HeroFields, PictureFields } from './picture-fields';
import { PlainTextarea } from './plain-textarea';
import { useProblemWords } from './problem-words';
import { RichBody } from './rich-body';

interface ArticleFormProps {
  /** null for a new one. */
  article: DeskArticle | null;
  fields: ArticleFields;
  /** Key of this page: a new article is made of it once, and its saves are told from those of another tab. */
  submission: string;
  /** The hour that was typed for a change; it is stored with one alone. */
  changeAt?: string;
  /** As it was typed, where there is no such article. */
  successor?: string;
  errors: ArticleErrors;
  /** Why a picture that was sent was not stored. */
  problem?: ReturnType<typeof problemOfQuery>;
  mayPublish: boolean;
  /** The fields of what readers are told of a change. */
  told?: ReactNode;
  /** Suggestions. */
  names: { authors: readonly string[]; topics: readonly string[] };
}

/** Marks that a hint names: in a message they would be its syntax. */
const MARKDOWN = { heading: '##', bold: '**' };

/** The form of an article or a page: what is read in the first column, what is told about it in the second, the ways out below. */
export function ArticleForm({
  article,
  fields,
  submission,
  changeAt = '',
  successor = '',
  errors,
  problem,
  mayPublish,
  told,
  names,
}: ArticleFormProps) {
  const t = useTranslations('DeskArticle');
  const locale = useLocale();
  const words = useProblemWords();
  const messages = useMessages();
  // Here, and not in the layout: other pages of the desk do without them.
  const editorWords = {
    ...Object.fromEntries(editorNamespaces.map((name) => [name, messages[name]])),
    DeskArticle: { drop: messages.DeskArticle?.drop },
  };
  const edition = toEdition(fields.edition);
  const kind = writtenAs(article?.row ?? fields);
  const error = (name: ArticleField) => errors[name] && words(errors[name]);
  const text = (name: ArticleField, more: Partial<ComponentProps<typeof TextField>> = {}) => (
    <TextField
      id={`article-${name}`}
      name={name}
      label={t(`fields.${name}`)}
      value={fields[name]}
      error={error(name)}
      // Where it is off, browsers bring back the other fields alone to who returns to the page.
      autoComplete="on"
      {...more}
    />
  );
  const area = (name: 'standfirst' | 'body' | 'topics', rows: number, hint: string) => (
    <div className={formStyles.field}>
      <label htmlFor={`article-${name}`}>{t(`fields.${name}`)}</label>
      <p id={`article-${name}-hint`} className={formStyles.hint}>
        {hint}
      </p>
      {errors[name] && (
        <p id={`article-${name}-error`} className={formStyles.error} role="alert">
          {error(name)}
        </p>
      )}
      <PlainTextarea
        id={`article-${name}`}
        name={name}
        rows={rows}
        value={fields[name]}
        isInvalid={errors[name] !== undefined}
      />
    </div>
  );
  return (
    <form
      id={ARTICLE_FORM}
      className={styles.form}
      action={SAVE_ARTICLE}
      method="post"
      encType="multipart/form-data"
      noValidate
      lang={edition}
    >
      <input type="hidden" name="id" value={article?.row.id ?? ''} />
      <OpenedCopy key={article?.row.id} version={article?.revision ?? 0} submission={submission} />
      <div className={styles.text}>
        {text('title')}
        {area('standfirst', 2, t('hints.standfirst'))}
        <NextIntlClientProvider messages={editorWords}>
          <RichBody textarea="article-body" label={t('fields.body')} error={error('body')} edition={edition}>
            {area('body', 28, t('hints.body', MARKDOWN))}
            <PictureDrop textarea="article-body" />
          </RichBody>
        </NextIntlClientProvider>
        <PictureFields error={problem?.field === 'picture' ? words(problem) : undefined} />
      </div>
      <div className={styles.about}>
        {kind === 'articles' && mayPublish ? (
          <CreditsFields credits={fields.credits} error={error('credits')} names={names.authors} />
        ) : (
          fields.credits
            .split('\n')
            .map((name) => <input key={name} type="hidden" name="credits" value={name} />)
        )}
        {kind === 'articles' && area('topics', 3, t('hints.topics'))}
        {kind === 'pages' ? (
          <ChoiceField
            id="article-purpose"
            name="purpose"
            label={t('fields.purpose')}
            hint={t('hints.purpose')}
            value={fields.purpose}
            error={error('purpose')}
            choices={purposes.map((value) => ({ value, label: t(`purposes.${value}`) }))}
          />
        ) : (
          <input type="hidden" name="purpose" value="" />
        )}
        <EditionField article={article} edition={edition} error={error('edition')} />
        {text('slug', { isOptional: true, hint: t('hints.slug') })}
        {text('publishAt', {
          isOptional: true,
          hint: t('hints.publishAt', { kind, zone: siteZoneName(locale) }),
          type: 'datetime-local',
          dir: 'ltr',
        })}
        {text('translation', { isOptional: true, hint: t('hints.translation') })}
        <HeroFields
          fields={fields}
          error={problem?.field === 'hero' ? words(problem) : error('hero')}
          text={text}
        />
        {told}
      </div>
      <ArticleWays
        article={article}
        kind={kind}
        mayPublish={mayPublish}
        changeAt={changeAt}
        changeError={errors.changeAt && words(errors.changeAt)}
        successor={successor}
      />
    </form>
  );
}

/** An article that was published stays in its edition, with its address and its thread. */
function EditionField(props: { article: DeskArticle | null; edition: Edition; error: string | undefined }) {
  const { article, edition, error } = props;
  const t = useTranslations('DeskArticle');
  if (article && article.state !== 'draft') return <input type="hidden" name="edition" value={edition} />;
  return (
    <ChoiceField
      id="article-edition"
      name="edition"
      label={t('fields.edition')}
      value={edition}
      error={error}
      choices={editions.map((value) => ({ value, label: siteName(value) }))}
    />
  );
}
