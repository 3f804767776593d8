import { getTranslations } from 'next-intl/server';
import { ModeratorForm } from '@/components/desk/accounts/moderator-form';
import { ModeratorList } from '@/components/desk/accounts/moderator-list';
import { DeskPage } from '@/components/desk/desk-page';
import formStyles from '@/components/desk/form.module.css';
import { listModerators } from '@/db/accounts/moderators';
import { requirePageModerator } from '@/db/accounts/session';
import { hasRole } from '@/lib/desk/moderator';
import { appointModerator, changeAccess, changeRole } from './actions';

export default async function ModeratorsPage() {
  const moderator = await requirePageModerator();
  const t = await getTranslations();
  if (!hasRole(moderator, 'admin')) {
    return <DeskPage title={t('Desk.refusedTitle')} explain={t('Desk.refused')} moderator={moderator} />;
  }
  return (
    <DeskPage
      title={t('DeskModerators.title')}
      explain={t('DeskModerators.explain')}
      section="moderators"
      moderator={moderator}
    >
      <section id="add-moderator" className={formStyles.section} aria-labelledby="add-heading">
        <h2 id="add-heading">{t('DeskModerators.add')}</h2>
        <ModeratorForm action={appointModerator} />
      </section>
      <ModeratorList
        moderators={await listModerators()}
        self={moderator}
        setRole={changeRole}
        setAccess={changeAccess}
      />
    </DeskPage>
  );
}
