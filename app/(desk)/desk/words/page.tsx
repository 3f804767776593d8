import { getTranslations } from 'next-intl/server';
import { DeskPage } from '@/components/desk/desk-page';
import formStyles from '@/components/desk/form.module.css';
import { EntryList } from '@/components/desk/words/entry-list';
import { WordForm } from '@/components/desk/words/word-form';
import { requireStaffPage } from '@/db/accounts/session';
import { listWordRules } from '@/db/moderation/word-lists';
import { wordActions, wordMatches } from '@/lib/comments/word-rules';
import { LIST_ENTRY_MAX_LENGTH } from '@/lib/desk/word-lists';
import { addWord, removeWord } from './actions';

export default async function WordsPage({ searchParams }: PageProps<'/desk/words'>) {
  const staff = await requireStaffPage('words');
  const t = await getTranslations('DeskWords');
  const rules = await listWordRules();
  const { added } = await searchParams;
  const addedRule = rules.find(({ id }) => String(id) === added);
  return (
    <DeskPage title={t('title')} explain={t('explain')} section="words" staff={staff}>
      <section className={formStyles.section} aria-labelledby="add-word">
        <h2 id="add-word">{t('add')}</h2>
        {/* A new key remounts the form: what was typed is cleared once it is stored. */}
        <WordForm
          key={addedRule?.id}
          added={addedRule?.text}
          action={addWord}
          maxLength={LIST_ENTRY_MAX_LENGTH}
          matches={wordMatches}
          actions={wordActions}
        />
      </section>
      <EntryList
        id="words"
        empty={t('empty')}
        heading={t('count', { count: rules.length })}
        entries={rules.map(({ id, text, match, action }) => ({
          id,
          text,
          facts: [t(`matches.${match}`), t(`actions.${action}`)],
          deleteLabel: t('deleteOf', { word: text }),
        }))}
        remove={removeWord}
        deleteWord={t('delete')}
      />
    </DeskPage>
  );
}
