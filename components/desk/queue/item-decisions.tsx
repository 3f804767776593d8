import { useTranslations } from 'next-intl';
import type { QueueItem } from '@/db/moderation/queue-items';
import { seenValue } from '@/lib/desk/decision-form';
import type { PlainAction } from '@/lib/forms/state';
import styles from './item-decisions.module.css';
import { Pending } from './pending';
import { RefuseMenu } from './refuse-menu';

interface ItemDecisionsProps {
  item: QueueItem;
  decide: PlainAction;
  from: string;
  next: number | null;
}

/** Buttons for the decisions that a comment's state allows; `data-key` is the shortcut key (queue-keys.tsx). */
export function ItemDecisions({ item, decide, from, next }: ItemDecisionsProps) {
  const t = useTranslations('DeskQueue');
  const { comment, undoable } = item;
  const { state } = comment;
  const asked = item.reports.reasons.length > 0 || item.proposals.length > 0;
  return (
    <form className={styles.decisions} action={decide}>
      <input type="hidden" name="item" value={seenValue(comment)} />
      <input type="hidden" name="from" value={from} />
      <input type="hidden" name="next" value={next ?? ''} />
      <Pending />
      {(state !== 'published' || asked) && (
        <button type="submit" name="decision" value="publish" className={styles.publish} data-key="a">
          {t(state === 'published' ? 'keep' : 'publish')}
        </button>
      )}
      <RefuseMenu id={`refuse-${comment.id}`} />
      {state !== 'spam' && (
        <button type="submit" name="decision" value="spam" data-key="s">
          {t('spam')}
        </button>
      )}
      {comment.pickedAt && (
        <button type="submit" name="decision" value="unpick" data-key="p">
          {t('unpick')}
        </button>
      )}
      {undoable && (
        <button type="submit" name="decision" value="undo" data-key="u">
          {t('undo')}
        </button>
      )}
    </form>
  );
}
