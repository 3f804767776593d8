import { useTranslations } from 'next-intl';
import { FileField } from '@/components/desk/articles/picture-fields';
import { useProblemWords } from '@/components/desk/articles/problem-words';
import styles from '@/components/desk/form.module.css';
import { addressOfPicture } from '@/db/media/pictures';
import type { problemOfQuery } from '@/lib/desk/article-form';
import { PORTRAIT } from '@/lib/desk/articles-url';
import { pictureStorePath } from '@/lib/desk/pictures-url';
import portraitStyles from './portrait-form.module.css';

interface PortraitFormProps {
  author: { id: number; name: string; portrait: string | null };
  problem: ReturnType<typeof problemOfQuery>;
}

/** The portrait of an author: what is there, another file, or none. */
export function PortraitForm({ author, problem }: PortraitFormProps) {
  const t = useTranslations('DeskNamed');
  const words = useProblemWords();
  return (
    <form
      id="portrait"
      className={`${styles.form} ${styles.narrow}`}
      action={PORTRAIT}
      method="post"
      encType="multipart/form-data"
    >
      <input type="hidden" name="id" value={author.id} />
      {author.portrait && (
        <img
          className={portraitStyles.portrait}
          src={addressOfPicture(author.portrait)}
          alt={t('portraitOf', { name: author.name })}
        />
      )}
      <FileField
        id="named-portrait"
        name="portrait"
        label={t('portrait')}
        error={problem ? words(problem) : undefined}
      />
      <button type="submit">{t('portraitSubmit')}</button>
      <a href={pictureStorePath({ author: author.id })}>{t('portraitChoose')}</a>
      {author.portrait && (
        <button type="submit" name="remove" value="1">
          {t('portraitRemove')}
        </button>
      )}
    </form>
  );
}
