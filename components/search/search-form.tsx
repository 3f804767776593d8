import { getTranslations } from 'next-intl/server';
import { listAuthors } from '@/db/articles/authors';
import { listTopics } from '@/db/articles/topics';
import { type Search, searchFields, searchPathFor, searchTimes } from '@/lib/search/url';
import type { Edition } from '@/site.config';
import { SearchField } from './search-field';
import styles from './search-form.module.css';

interface SearchFormProps {
  edition: Edition;
  search: Search;
  /** Active filters, also where one is in no list. */
  topic: Choice | null;
  author: Choice | null;
}

interface Choice {
  slug: string;
  name: string;
}

/** Query and filters. */
export async function SearchForm({ edition, search, topic, author }: SearchFormProps) {
  const t = await getTranslations('Search');
  const times = searchTimes.map((time) => ({ slug: time, name: t(time) }));
  return (
    <search aria-label={t('refine')}>
      <form className={styles.form} action={searchPathFor(edition)}>
        <SearchField id="question" question={search.question} />
        <div className={styles.limits}>
          <Choices
            label={t('topic')}
            any={t('anyTopic')}
            name={searchFields.topic}
            chosen={topic}
            choices={await listTopics(edition)}
          />
          <Choices
            label={t('author')}
            any={t('anyAuthor')}
            name={searchFields.author}
            chosen={author}
            choices={await listAuthors(edition)}
          />
          <Choices
            label={t('time')}
            any={t('anyTime')}
            name={searchFields.time}
            chosen={times.find(({ slug }) => slug === search.time) ?? null}
            choices={times}
          />
          <button type="submit" className="primary">
            {t('submit')}
          </button>
        </div>
      </form>
    </search>
  );
}

interface ChoicesProps {
  label: string;
  /** The choice of everything. */
  any: string;
  name: string;
  chosen: Choice | null;
  choices: readonly Choice[];
}

function Choices({ label, any, name, chosen, choices }: ChoicesProps) {
  const isListed = chosen === null || choices.some(({ slug }) => slug === chosen.slug);
  return (
    <label>
      <span>{label}</span>
      <select name={name} defaultValue={chosen?.slug ?? ''}>
        <option value="">{any}</option>
        {(isListed ? choices : [...choices, chosen]).map((choice) => (
          <option key={choice.slug} value={choice.slug}>
            {choice.name}
          </option>
        ))}
      </select>
    </label>
  );
}
