import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DeskPage } from '@/components/desk/desk-page';
import { ItemList } from '@/components/desk/queue/item-list';
import { readLastAction } from '@/components/desk/queue/last-action';
import { QueueFoot } from '@/components/desk/queue/queue-foot';
import { QueueView } from '@/components/desk/queue/queue-view';
import { Pager } from '@/components/lists/pager';
import { requireStaffPage } from '@/db/accounts/session';
import { listCampaign, listQueue } from '@/db/moderation/queue';
import { findItems } from '@/db/moderation/queue-items';
import { deskLanguage } from '@/i18n/desk-language';
import { DESK, deskHome } from '@/lib/desk/paths';
import {
  campaignPath,
  deskCommentPath,
  isInList,
  parseCampaignParam,
  parseCommentParam,
  parseQueueQuery,
  queuePath,
} from '@/lib/desk/queue-url';
import { answerComment, decide, decideSelected, editText, pickWithNote, undoLast } from './actions';

const actions = {
  decide,
  decideMany: decideSelected,
  undo: undoLast,
  edit: editText,
  answer: answerComment,
  pick: pickWithNote,
};

export default async function QueuePage({ searchParams }: PageProps<'/desk'>) {
  const params = await searchParams;
  const asked = parseCommentParam(params);
  const staff = await requireStaffPage('account');
  const home = deskHome(staff.role);
  if (asked === null && home !== DESK) redirect(home);
  await requireStaffPage('review', asked === null ? undefined : { commentIds: [asked] });
  const t = await getTranslations('DeskQueue');
  const edition = await deskLanguage();
  const last = await readLastAction();
  if (asked !== null) {
    const from = deskCommentPath(asked);
    const done = last?.from === from ? last : null;
    return (
      <DeskPage title={t('one')} section="queue" staff={staff}>
        <p>
          <a href={queuePath({})}>{t('allWaiting')}</a>
        </p>
        <ItemList
          items={await findItems([asked], staff.id)}
          stale={done?.stale ?? []}
          usual={null}
          from={from}
          edition={edition}
          actions={actions}
          empty={t('empty')}
        />
        <QueueFoot ids={[asked]} done={done} from={from} actions={actions} />
      </DeskPage>
    );
  }
  const campaign = parseCampaignParam(params);
  if (campaign !== null) {
    const members = await listCampaign(campaign, parseQueueQuery(params).page, staff);
    const from = campaignPath(campaign, members.page);
    const done = isInList(last?.from, from) ? last : null;
    return (
      <DeskPage title={t('campaign.count', { count: members.total })} section="queue" staff={staff}>
        <p>
          <a href={queuePath({})}>{t('allWaiting')}</a>
        </p>
        <ItemList
          items={members.items}
          stale={done?.stale ?? []}
          usual="waiting"
          from={from}
          edition={edition}
          actions={actions}
          empty={t('empty')}
        />
        <Pager
          page={members.page}
          pages={members.pages}
          hrefOf={(page) => campaignPath(campaign, page)}
          label={t('pages')}
        />
        <QueueFoot
          ids={members.items.map(({ comment }) => comment.id)}
          done={done}
          from={from}
          actions={actions}
        />
      </DeskPage>
    );
  }
  const asking = parseQueueQuery(params);
  const queue = await listQueue(asking, staff);
  // A page number out of range is clamped to the last page.
  const ask = { ...asking, page: queue.page };
  const done = isInList(last?.from, queuePath(ask)) ? last : null;
  const shown = queue.items.map(({ comment }) => comment.id);
  const left = done ? done.stale.filter((id) => !shown.includes(id)) : [];
  return (
    <DeskPage title={t('title')} isTitleHidden section="queue" staff={staff}>
      <QueueView
        queue={queue}
        ask={ask}
        done={done}
        left={await findItems(left, staff.id)}
        edition={edition}
        actions={actions}
      />
    </DeskPage>
  );
}
