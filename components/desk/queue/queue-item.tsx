import { useTranslations } from 'next-intl';
import { CommentText, MarkedName } from '@/components/comments/comment-text';
import { DecisionLine } from '@/components/desk/log/decision-line';
import { Moment } from '@/components/site/moment';
import type { LoggedDecision } from '@/db/moderation/log';
import type { QueueItem } from '@/db/moderation/queue-items';
import type { CommentState } from '@/db/schema/comments';
import { seenValue } from '@/lib/desk/decision-form';
import type { PlainAction } from '@/lib/forms/state';
import { isolate } from '@/lib/text/bidi';
import type { TextMatch } from '@/lib/text/marked-text';
import { type Edition, site } from '@/site.config';
import { ItemContext, ItemMore } from './item-context';
import { ItemDecisions } from './item-decisions';
import { ItemFindings } from './item-findings';
import type { SendItemText } from './item-text-form';
import { ItemTexts } from './item-texts';
import styles from './queue-item.module.css';

export interface QueueActions {
  decide: PlainAction;
  decideMany: PlainAction;
  undo: PlainAction;
  edit: SendItemText;
  answer: SendItemText;
  pick: SendItemText;
}

interface QueueItemProps {
  item: QueueItem;
  /** The state that goes without saying in this list. */
  usual: CommentState | null;
  /** The language of the desk. */
  edition: Edition;
  actions: QueueActions;
  /** Path of the list it is shown in. */
  from: string;
  /** Id of the comment to focus after a decision. */
  next: number | null;
  /** Whether this moderator's decision conflicted with another's. */
  stale: boolean;
}

/**
 * A comment of the queue: what was said and what to do about it; beside it, where there is room, its article and the
 * comment it answers. What is the same for every comment goes without saying.
 */
export function QueueItemView({ item, usual, edition, actions, from, next, stale }: QueueItemProps) {
  const { comment } = item;
  const page = site.editions[edition].dir;
  return (
    <article
      id={`comment-${comment.id}`}
      className={styles.item}
      tabIndex={-1}
      data-item={comment.id}
      aria-labelledby={`by-${comment.id}`}
    >
      <ItemHead item={item} usual={usual} />
      <ItemContext item={item} page={page} />
      <div className={styles.said}>
        {stale && <OthersDecision decision={item.decisions[0]} />}
        <ItemFindings item={item} />
        <div className={styles.body}>
          <CommentText page={page} places={placesIn(item, 'body')}>
            {comment.body}
          </CommentText>
        </div>
        <div className={styles.ways}>
          {comment.state !== 'withdrawn' && (
            <>
              <ItemDecisions item={item} decide={actions.decide} from={from} next={next} />
              <ItemTexts item={item} {...actions} from={from} />
            </>
          )}
          <ItemMore item={item} />
        </div>
      </div>
    </article>
  );
}

/** Author, time, what is unusual about it, and the checkbox of the bulk action. */
function ItemHead({ item, usual }: Pick<QueueItemProps, 'item' | 'usual'>) {
  const t = useTranslations('DeskQueue');
  const { comment } = item;
  const { id } = comment;
  return (
    <header className={styles.head}>
      <label className={styles.select}>
        <input
          type="checkbox"
          name="item"
          value={seenValue(comment)}
          form="bulk"
          data-select=""
          aria-label={t('select', { name: isolate(comment.name) })}
        />
      </label>
      <h3 id={`by-${id}`}>
        {comment.erasedAt ? (
          t('erased')
        ) : (
          <MarkedName places={placesIn(item, 'name')}>{comment.name}</MarkedName>
        )}
      </h3>
      {comment.badge && (
        <span className={styles.badge}>
          {t(`badges.${comment.badge}`, { writers: item.writers ?? 'other' })}
        </span>
      )}
      {comment.state !== usual && <span className={styles.badge}>{t(`states.${comment.state}`)}</span>}
      {comment.pickedAt && <span className={styles.badge}>{t('picked')}</span>}
      {comment.editedAt && <span className={styles.soft}>{t('edited')}</span>}
      <span className={styles.soft}>
        <Moment at={comment.createdAt} withTime />
      </span>
      <bdi className={styles.email} dir="ltr">
        <span className="heard">{t('email')} </span>
        {comment.email}
      </bdi>
    </header>
  );
}

/** Conflict notice: somebody else decided first, and what. */
function OthersDecision({ decision }: { decision: LoggedDecision | undefined }) {
  const t = useTranslations('DeskQueue');
  return (
    <div className={styles.stale} role="alert">
      <p>{t('stale')}</p>
      {decision && (
        <p>
          <strong>
            <DecisionLine decision={decision} />
          </strong>
        </p>
      )}
    </div>
  );
}

function placesIn({ comment }: QueueItem, where: 'name' | 'body'): TextMatch[] {
  return comment.findings.flatMap((finding) =>
    finding.rule === 'words' && finding.place === where ? finding.matches : [],
  );
}
