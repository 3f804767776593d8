import { useFormatter, useTranslations } from 'next-intl';
import { DecisionLine } from '@/components/desk/log/decision-line';
import { Moment } from '@/components/site/moment';
import type { LoggedDecision } from '@/db/moderation/log';
import type { QueueItem } from '@/db/moderation/queue-items';
import type { PlainAction } from '@/lib/forms/state';
import { pathFor } from '@/lib/site/paths';
import { type Direction, isolate } from '@/lib/text/bidi';
import type { TextMatch } from '@/lib/text/marked-text';
import { type Edition, site } from '@/site.config';
import { ItemDecisions } from './item-decisions';
import { ItemFindings } from './item-findings';
import type { SendItemText } from './item-text-form';
import { ItemTexts } from './item-texts';
import { MarkedName, MarkedText } from './marked-text';
import styles from './queue-item.module.css';

export interface QueueActions {
  decide: PlainAction;
  decideMany: PlainAction;
  undo: PlainAction;
  edit: SendItemText;
  answer: SendItemText;
}

interface QueueItemProps {
  item: QueueItem;
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

/** A comment of the queue with its context and actions. */
export function QueueItemView({ item, edition, actions, from, next, stale }: QueueItemProps) {
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
      <ItemHead item={item} />
      <ItemPlace item={item} />
      {stale && <OthersDecision decision={item.decisions[0]} />}
      <ItemFindings item={item} />
      <AnsweredComment parent={item.parent} page={page} />
      <div className={styles.body}>
        <MarkedText page={page} places={placesIn(item, 'body')}>
          {comment.body}
        </MarkedText>
      </div>
      <Background item={item} />
      {comment.state !== 'withdrawn' && (
        <div className={styles.ways}>
          <ItemDecisions item={item} decide={actions.decide} from={from} next={next} />
          <ItemTexts item={item} edit={actions.edit} answer={actions.answer} from={from} />
        </div>
      )}
    </article>
  );
}

/** Author, time, state, and the checkbox of the bulk action. */
function ItemHead({ item }: { item: QueueItem }) {
  const t = useTranslations('DeskQueue');
  const { comment } = item;
  const { id } = comment;
  return (
    <header className={styles.head}>
      <input
        type="checkbox"
        name="item"
        value={`${id}:${comment.revision}`}
        form="bulk"
        data-select=""
        aria-label={t('select', { name: isolate(comment.name) })}
      />
      <h3 id={`by-${id}`}>
        {comment.erasedAt ? (
          t('erased')
        ) : (
          <MarkedName places={placesIn(item, 'name')}>{comment.name}</MarkedName>
        )}
      </h3>
      {comment.badge && (
        <span className={styles.badge}>
          {t(`badges.${comment.badge}`, { gender: item.article.authorGender ?? 'other' })}
        </span>
      )}
      <span className={styles.badge}>{t(`states.${comment.state}`)}</span>
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

/** Its article, with links. */
function ItemPlace({ item: { comment, article } }: { item: QueueItem }) {
  const t = useTranslations('DeskQueue');
  return (
    <p className={styles.place}>
      <span>
        {t.rich('on', {
          article: () => (
            <a href={pathFor(article.edition, 'articles', article.slug)} dir="auto">
              {article.title}
            </a>
          ),
        })}
      </span>
      {comment.state === 'published' && (
        <a href={pathFor(article.edition, 'comments', comment.id)}>{t('permalink')}</a>
      )}
      <a href={`/desk/articles/${article.id}`}>{t('thread')}</a>
    </p>
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

function AnsweredComment({ parent, page }: { parent: QueueItem['parent']; page: Direction }) {
  const t = useTranslations('DeskQueue');
  if (!parent) return null;
  return (
    <details className={styles.parent}>
      <summary>
        {t.rich('answers', { name: () => <bdi>{parent.name}</bdi> })}
        {parent.state !== 'published' && ` (${t('parentHidden')})`}
      </summary>
      <blockquote>
        <MarkedText page={page} places={[]}>
          {parent.body}
        </MarkedText>
      </blockquote>
    </details>
  );
}

function placesIn({ comment }: QueueItem, where: 'name' | 'body'): TextMatch[] {
  return comment.findings.flatMap((finding) =>
    finding.rule === 'words' && finding.place === where ? finding.matches : [],
  );
}

/** Other comments of the same visitor, and earlier decisions on this one. */
function Background({ item: { visitor, decisions } }: { item: QueueItem }) {
  const t = useTranslations('DeskQueue');
  const format = useFormatter();
  const others = visitor?.map(({ state, comments }) => t(`visitorStates.${state}`, { count: comments }));
  const browser =
    others?.length === 0 ? t('visitorNone') : others && `${t('visitor')}: ${format.list(others)}`;
  return (
    <div className={styles.background}>
      <p>{browser ?? t('visitorUnknown')}</p>
      {decisions.length > 0 && (
        <details>
          <summary>{t('history')}</summary>
          <ol>
            {decisions.map((decision) => (
              <li key={decision.id}>
                <DecisionLine decision={decision} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}
