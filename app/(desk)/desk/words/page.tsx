import { getTranslations } from 'next-intl/server';
import { DeskPage } from '@/components/desk/desk-page';
import formStyles from '@/components/desk/form.module.css';
import { WordForm } from '@/components/desk/word-form';
import { WordList } from '@/components/desk/word-list';
import { requirePageModerator } from '@/db/desk-session';
import { wordActions, wordMatches } from '@/db/schema-comments';
import { listWordRules } from '@/db/word-rules';
import { addWord, removeWord } from './actions';

export default async function WordsPage({ searchParams }: PageProps<'/desk/words'>) {
  const moderator = await requirePageModerator();
  const t = await getTranslations('DeskWords');
  const rules = await listWordRules();
  const { added } = await searchParams;
  const addedRule = rules.find(({ id }) => String(id) === added);
  return (
    <DeskPage title={t('title')} explain={t('explain')} section="words" moderator={moderator}>
      <section className={formStyles.section} aria-labelledby="add-word">
        <h2 id="add-word">{t('add')}</h2>
        {/* Another key is another form: what was typed is gone once it is stored. */}
        <WordForm
          key={addedRule?.id}
          added={addedRule?.text}
          action={addWord}
          matches={wordMatches}
          actions={wordActions}
        />
      </section>
      <WordList rules={rules} remove={removeWord} />
    </DeskPage>
  );
}
