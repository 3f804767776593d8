import { getTranslations } from 'next-intl/server';
import { AnswersView } from '@/components/desk/answers/answers-view';
import { DeskPage } from '@/components/desk/desk-page';
import { readDigestChoice } from '@/db/accounts/digest-choice';
import { requireStaffPage } from '@/db/accounts/session';
import { isByline, listAnswerable } from '@/db/comments/answerable';
import { deskLanguage } from '@/i18n/desk-language';
import { parseAnswersQuery } from '@/lib/desk/answers-url';
import { answerReader, chooseDigest, proposeToEditors } from './actions';

const actions = { answer: answerReader, propose: proposeToEditors, chooseDigest };

export default async function AnswersPage({ searchParams }: PageProps<'/desk/answers'>) {
  const staff = await requireStaffPage('answer');
  const t = await getTranslations('DeskAnswers');
  const query = parseAnswersQuery(await searchParams);
  const bound = await isByline(staff.id);
  return (
    <DeskPage title={t('title')} explain={t(bound ? 'explain' : 'unbound')} section="answers" staff={staff}>
      {bound && (
        <AnswersView
          list={await listAnswerable(staff, query)}
          query={query}
          digest={await readDigestChoice(staff.id)}
          email={staff.email}
          edition={await deskLanguage()}
          actions={actions}
        />
      )}
    </DeskPage>
  );
}
