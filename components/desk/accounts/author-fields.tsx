import { useTranslations } from 'next-intl';
import { TextField } from '@/components/desk/field';
import type { AccountValues, AuthorErrors } from '@/lib/accounts/staff-form';
import { editions } from '@/site.config';

interface AuthorFieldsProps {
  /** Unique on the page. */
  id: string;
  values: AccountValues;
  errors: AuthorErrors;
}

/** A field for each edition, with suggestions (AuthorSuggestions). */
export function AuthorFields({ id, values, errors }: AuthorFieldsProps) {
  const t = useTranslations('DeskStaff');
  return editions.map((edition) => {
    const name = `author-${edition}` as const;
    const error = errors[name];
    return (
      <TextField
        key={edition}
        id={`${id}-${name}`}
        name={name}
        label={t(`authors.${edition}`)}
        value={values[name]}
        error={error && t(`errors.author.${error}`)}
        list={name}
        isOptional
      />
    );
  });
}

interface AuthorSuggestionsProps {
  authors: readonly { edition: string; slug: string; name: string }[];
}

/** The lists that all author fields of a page share. */
export function AuthorSuggestions({ authors }: AuthorSuggestionsProps) {
  return editions.map((edition) => (
    <datalist key={edition} id={`author-${edition}`}>
      {authors
        .filter((author) => author.edition === edition)
        .map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
    </datalist>
  ));
}
