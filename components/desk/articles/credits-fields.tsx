import { useTranslations } from 'next-intl';
import { TextField } from '@/components/desk/field';
import { MAX_COAUTHORS } from '@/lib/markdown/article-schema';

interface CreditsFieldsProps {
  /** One name a line. */
  credits: string;
  error: string | undefined;
  /** Suggestions. */
  names: readonly string[];
}

/** The byline, a field for each name and an empty one for the next: without a script, saving gives another. */
export function CreditsFields({ credits, error, names }: CreditsFieldsProps) {
  const t = useTranslations('DeskArticle');
  const [first = '', ...others] = credits.split('\n').filter(Boolean);
  const further = others.length < MAX_COAUTHORS ? [...others, ''] : others;
  return (
    <>
      <TextField
        id="article-credits"
        name="credits"
        label={t('fields.credits')}
        hint={t('hints.credits')}
        value={first}
        error={error}
        list="article-authors"
      />
      {further.map((name, index) => (
        <TextField
          // A name that is taken away leaves its field to the next.
          key={`${index}-${name}`}
          id={`article-credits-${index + 2}`}
          name="credits"
          label={t('coauthor', { number: index + 2 })}
          hint={name === '' ? t('hints.coauthor') : undefined}
          value={name}
          list="article-authors"
          isOptional
        />
      ))}
      <datalist id="article-authors">
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}
