import { getTranslations } from 'next-intl/server';
import { DeskPage } from '@/components/desk/desk-page';
import formStyles from '@/components/desk/form.module.css';
import { EntryList } from '@/components/desk/words/entry-list';
import { NameForm } from '@/components/desk/words/name-form';
import { requireStaffPage } from '@/db/accounts/session';
import { listTeamNames } from '@/db/moderation/word-lists';
import { LIST_ENTRY_MAX_LENGTH } from '@/lib/desk/word-lists';
import { addName, removeName } from './actions';

export default async function NamesPage({ searchParams }: PageProps<'/desk/names'>) {
  const staff = await requireStaffPage('names');
  const t = await getTranslations('DeskNames');
  const names = await listTeamNames();
  const { added } = await searchParams;
  const addedName = names.find(({ id }) => String(id) === added);
  return (
    <DeskPage title={t('title')} explain={t('explain')} section="names" staff={staff}>
      <section className={formStyles.section} aria-labelledby="add-name">
        <h2 id="add-name">{t('add')}</h2>
        {/* A new key remounts the form: what was typed is cleared once it is stored. */}
        <NameForm
          key={addedName?.id}
          added={addedName?.name}
          action={addName}
          maxLength={LIST_ENTRY_MAX_LENGTH}
        />
      </section>
      <p className={formStyles.note}>{t('authors')}</p>
      <EntryList
        id="names"
        empty={t('empty')}
        heading={t('count', { count: names.length })}
        entries={names.map(({ id, name }) => ({
          id,
          text: name,
          facts: [],
          deleteLabel: t('deleteOf', { name }),
        }))}
        remove={removeName}
        deleteWord={t('delete')}
      />
    </DeskPage>
  );
}
