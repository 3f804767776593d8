import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { DeskPage } from '@/components/desk/desk-page';
import { RefusalView } from '@/components/desk/refusal-view';
import { requireStaffPage } from '@/db/accounts/session';
import { decodeRefusal, REFUSAL_HEADER } from '@/lib/desk/refusal';

/** Answered with 403 in place of whatever was refused (server/http/forbidden.ts). */
export default async function ForbiddenPage() {
  const staff = await requireStaffPage('account');
  const t = await getTranslations('Desk.forbidden');
  const refusal = decodeRefusal((await headers()).get(REFUSAL_HEADER));
  return (
    <DeskPage title={t('title')} staff={staff}>
      <RefusalView refusal={refusal} />
    </DeskPage>
  );
}
