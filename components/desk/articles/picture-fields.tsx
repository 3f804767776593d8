import { useTranslations } from 'next-intl';
import type { ComponentProps, ReactNode } from 'react';
import { TextField } from '@/components/desk/field';
import formStyles from '@/components/desk/form.module.css';
import { addressOfPicture } from '@/db/media/pictures';
import type { ArticleField, ArticleFields } from '@/lib/desk/article-fields';
import styles from './article-form.module.css';

type TextOf = (name: ArticleField, more?: Partial<ComponentProps<typeof TextField>>) => ReactNode;

/** The lead picture: what is there, another file, its words. */
export function HeroFields({
  fields,
  error,
  text,
}: {
  fields: ArticleFields;
  error: string | undefined;
  text: TextOf;
}) {
  const t = useTranslations('DeskArticle');
  return (
    <fieldset className={styles.hero}>
      <legend>{t('fields.hero')}</legend>
      <input type="hidden" name="hero" value={fields.hero} />
      {fields.hero !== '' && (
        <>
          {/* A plain file: the widths of its variants are not at hand, and the desk shows few. */}
          <img src={addressOfPicture(fields.hero)} alt={fields.heroAlt} loading="lazy" />
          <label className={formStyles.check}>
            <input type="checkbox" name="heroRemove" value="on" />
            {t('heroRemove')}
          </label>
        </>
      )}
      <FileField id="article-hero" name="heroFile" label={t('heroFile')} error={error} />
      <button type="submit" name="intent" value="pictures">
        {t('picture.choose')}
      </button>
      {text('heroAlt', { isOptional: true, hint: t('hints.heroAlt') })}
      {text('heroCaption', { isOptional: true })}
      {text('heroCredit', { isOptional: true })}
    </fieldset>
  );
}

/** A picture for the text: without a script it is put at its end; with one also where it is dropped or pasted. */
export function PictureFields({ error }: { error: string | undefined }) {
  const t = useTranslations('DeskArticle');
  const field = (name: 'pictureAlt' | 'pictureCaption' | 'pictureCredit') => (
    <TextField id={`article-${name}`} name={name} label={t(`picture.${name}`)} isOptional />
  );
  return (
    <details className={styles.picture} open={error !== undefined}>
      <summary>{t('picture.title')}</summary>
      <div>
        <FileField id="article-picture" name="picture" label={t('picture.file')} error={error} />
        {field('pictureAlt')}
        {field('pictureCaption')}
        {field('pictureCredit')}
        <button type="submit" name="intent" value="save">
          {t('picture.submit')}
        </button>
        <button type="submit" name="intent" value="pictures">
          {t('picture.choose')}
        </button>
      </div>
    </details>
  );
}

interface FileFieldProps {
  id: string;
  name: string;
  label: string;
  error: string | undefined;
}

/** A file input for a picture. */
export function FileField({ id, name, label, error }: FileFieldProps) {
  return (
    <div className={formStyles.field}>
      <label htmlFor={id}>{label}</label>
      {error && (
        <p id={`${id}-error`} className={formStyles.error} role="alert">
          {error}
        </p>
      )}
      <input
        id={id}
        type="file"
        name={name}
        accept="image/jpeg,image/png,image/webp,image/avif,image/gif,image/tiff"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
    </div>
  );
}
