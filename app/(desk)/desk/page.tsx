import { getTranslations } from 'next-intl/server';
import { DeskPage } from '@/components/desk/desk-page';
import { DoneLine } from '@/components/desk/queue/done-line';
import { ItemList } from '@/components/desk/queue/item-list';
import { readLastAction } from '@/components/desk/queue/last-action';
import { QueueView } from '@/components/desk/queue/queue-view';
import { requirePageModerator } from '@/db/accounts/session';
import { listQueue } from '@/db/moderation/queue';
import { findItems } from '@/db/moderation/queue-items';
import { deskLanguage } from '@/i18n/desk-language';
import { deskCommentPath, parseCommentParam, parseQueueQuery, queuePath } from '@/lib/desk/queue-url';
import { answerComment, decide, decideSelected, editText, undoLast } from './actions';

const actions = {
  decide,
  decideMany: decideSelected,
  undo: undoLast,
  edit: editText,
  answer: answerComment,
};

export default async function QueuePage({ searchParams }: PageProps<'/desk'>) {
  const moderator = await requirePageModerator();
  const t = await getTranslations('DeskQueue');
  const edition = await deskLanguage();
  const params = await searchParams;
  const [asked, done] = [parseCommentParam(params), await readLastAction()];
  if (asked !== null) {
    const from = deskCommentPath(asked);
    return (
      <DeskPage title={t('one')} section="queue" moderator={moderator}>
        <p>
          <a href={queuePath({})}>{t('allWaiting')}</a>
        </p>
        {done?.from === from && <DoneLine done={done} undo={undoLast} from={from} />}
        <ItemList
          items={await findItems([asked], moderator.id)}
          stale={done?.from === from ? done.stale : []}
          from={from}
          edition={edition}
          actions={actions}
          empty={t('empty')}
        />
      </DeskPage>
    );
  }
  const asking = parseQueueQuery(params);
  const queue = await listQueue(asking, moderator.id);
  // A page number out of range is clamped to the last page.
  const ask = { ...asking, page: queue.page };
  const here = done?.from === queuePath(ask) ? done : null;
  const shown = queue.items.map(({ comment }) => comment.id);
  const left = here ? here.stale.filter((id) => !shown.includes(id)) : [];
  return (
    <DeskPage title={t('title')} section="queue" moderator={moderator}>
      <QueueView
        queue={queue}
        ask={ask}
        done={here ?? (done && { ...done, stale: [], problem: null })}
        left={await findItems(left, moderator.id)}
        edition={edition}
        actions={actions}
      />
    </DeskPage>
  );
}
