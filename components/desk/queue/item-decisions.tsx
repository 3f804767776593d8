import { useTranslations } from 'next-intl';
import type { QueueItem } from '@/db/moderation/queue-items';
import { refusalReasons } from '@/lib/comments/policy';
import type { PlainAction } from '@/lib/forms/state';
import styles from './item-decisions.module.css';
import { Pending } from './pending';

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
  const reported = item.reports.reasons.length > 0;
  const hidden = (
    <>
      <input type="hidden" name="item" value={`${comment.id}:${comment.revision}`} />
      <input type="hidden" name="from" value={from} />
      <input type="hidden" name="next" value={next ?? ''} />
      <Pending />
    </>
  );
  return (
    <div className={styles.decisions}>
      <form action={decide}>
        {hidden}
        {(state !== 'published' || reported) && (
          <button type="submit" name="decision" value="publish" className={styles.publish} data-key="a">
            {t(state === 'published' ? 'keep' : 'publish')}
          </button>
        )}
        {state !== 'spam' && (
          <button type="submit" name="decision" value="spam" data-key="s">
            {t('spam')}
          </button>
        )}
        {state === 'published' && (
          <button type="submit" name="decision" value={comment.pickedAt ? 'unpick' : 'pick'}>
            {t(comment.pickedAt ? 'unpick' : 'pick')}
          </button>
        )}
        {undoable && (
          <button type="submit" name="decision" value="undo" data-key="u">
            {t('undo')}
          </button>
        )}
      </form>
      <form action={decide}>
        {hidden}
        <ReasonSelect required />
        <button type="submit" name="decision" value="refuse" data-key="refuse">
          {t('refuse')}
        </button>
      </form>
    </div>
  );
}

/** Select of refusal reasons, without a default. */
export function ReasonSelect({ required = false }: { required?: boolean }) {
  const t = useTranslations();
  return (
    <select
      className={styles.reason}
      name="reason"
      aria-label={t('DeskQueue.reason')}
      defaultValue=""
      required={required}
      data-key="r"
    >
      <option value="">{t('DeskQueue.reasonNone')}</option>
      {refusalReasons.map((reason) => (
        <option key={reason} value={reason}>
          {t(`Reasons.${reason}`)}
        </option>
      ))}
    </select>
  );
}
