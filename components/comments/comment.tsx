import { useTranslations } from 'next-intl';
import { BidiText } from '@/components/site/bidi-text';
import { Moment } from '@/components/site/moment';
import { Name } from '@/components/site/name';
import type { ThreadComment } from '@/db/comments/threads';
import { pathFor, personId } from '@/lib/site/paths';
import { isolate } from '@/lib/text/bidi';
import { truncate } from '@/lib/text/truncate';
import { type Edition, site } from '@/site.config';
import styles from './comment.module.css';
import { CommentText } from './comment-text';

interface CommentProps {
  edition: Edition;
  comment: ThreadComment;
  /** Whom it answers, where its place does not show it; on a page of many branches also what. */
  answers?: Answered | null;
  /** Whether it can be answered. */
  open?: boolean;
  /** When the article was published; where it is not known, the date has its year. */
  since?: Date;
  /** A pick stands above the thread, where the comment itself comes again; `list`: apart from its thread. */
  place: 'root' | 'reply' | 'pick' | 'list';
  /** Heading level of its name, where it is not the thread's. */
  level?: 2;
  /** The root after this one, past the replies. */
  next?: number;
}

/** A comment that is answered. */
interface Answered {
  name: string;
  id?: number;
  body?: string;
}

/** In UTF-16 units: two lines of a phone. */
const ANSWERED_LENGTH = 90;

/**
 * One comment of a thread; one that is no longer published keeps its place. It describes itself by microdata, as part of
 * the item around it (./thread.tsx): JSON-LD beside it would say its text again.
 */
export function Comment(props: CommentProps) {
  const { edition, comment, answers, open = false, since, place, level, next } = props;
  const t = useTranslations('Thread');
  const picked = place === 'pick';
  const isOfThread = place === 'root' || place === 'reply';
  const isReply = place === 'list' ? comment.parentId !== null : place === 'reply';
  const id = picked ? `pick-${comment.id}` : `comment-${comment.id}`;
  const address = pathFor(edition, 'comments', comment.id);
  // One lower where a heading stands above it.
  const Heading = level === 2 ? 'h2' : picked ? 'h4' : 'h3';
  if (comment.body === null) {
    return (
      <article id={id} className={styles.comment}>
        <p className={styles.removed}>{t(`removed.${comment.absence ?? 'hidden'}`)}</p>
      </article>
    );
  }
  return (
    <article
      id={id}
      className={styles.comment}
      aria-labelledby={`${id}-by`}
      itemScope
      itemProp={isOfThread ? 'comment' : undefined}
      itemType={isOfThread ? 'https://schema.org/Comment' : undefined}
    >
      {/* Links made before the comment moved in name it by its old number. */}
      {comment.formerId && !picked && <span id={`comment-${comment.formerId}`} />}
      <header className={styles.head}>
        <Heading
          id={`${id}-by`}
          itemProp="author"
          itemScope
          itemType="https://schema.org/Person"
          itemID={comment.authorSlug ? personId(edition, comment.authorSlug) : undefined}
        >
          {t.rich(isReply ? 'replyBy' : 'by', {
            name: () => (
              <span itemProp="name">
                <Name>{comment.name}</Name>
              </span>
            ),
            quiet: (words) => <span className="heard">{words}</span>,
          })}
        </Heading>
        {comment.badge && (
          <span className={styles.badge}>
            {t(`badges.${comment.badge}`, { writers: comment.writers ?? 'other' })}
          </span>
        )}
        {comment.picked && !picked && (
          <span className={styles.badge} data-pick="">
            {t('picked')}
          </span>
        )}
        <a href={address} itemProp="url">
          <Moment at={comment.createdAt} withTime since={since} itemProp="dateCreated" />
        </a>
        {comment.editedAt && <span className={styles.edited}>{t('edited')}</span>}
      </header>
      {answers && <AnsweredLine edition={edition} {...answers} />}
      {comment.parentId !== null && (
        <link itemProp="parentItem" href={pathFor(edition, 'comments', comment.parentId)} />
      )}
      {/* No <div>: reader modes would take it for a part of the article, as they would its paragraphs (./comment-text.tsx). */}
      <span className={styles.text} itemProp="text">
        <CommentText page={site.editions[edition].dir}>{comment.body}</CommentText>
      </span>
      {picked && comment.pickNote && (
        <p className={styles.note}>
          {t.rich('pickNote', {
            note: () => (
              <bdi>
                <BidiText>{comment.pickNote}</BidiText>
              </bdi>
            ),
          })}
        </p>
      )}
      {!picked && (
        <div className={styles.ways}>
          {open && (
            <a
              className={styles.reply}
              href={`${address}/reply`}
              data-reply
              aria-label={t('replyTo', { name: isolate(comment.name) })}
            >
              {t('reply')}
            </a>
          )}
          {/* One is open at a time, and its name says whose: what is in it need not. */}
          <details name="comment-ways">
            <summary aria-label={t('waysOf', { name: isolate(comment.name) })}>•••</summary>
            <a href={`${address}/report`}>{t('report')}</a>
            <button type="button" data-copy-link="" hidden>
              {t('copyLink')}
            </button>
          </details>
          {next && (
            <a className={styles.next} href={`#comment-${next}`}>
              {t('nextRoot')}
            </a>
          )}
        </div>
      )}
    </article>
  );
}

/** Whom a comment answers, with a link to what it answers and how that begins, where these are given. */
function AnsweredLine({ edition, name, id, body }: Answered & { edition: Edition }) {
  const t = useTranslations('Thread');
  const named = () => <Name>{name}</Name>;
  return (
    <p className={styles.answers}>
      {t.rich('answers', {
        name: () => (id ? <a href={pathFor(edition, 'comments', id)}>{named()}</a> : named()),
      })}
      {body && (
        <>
          {' '}
          <q>
            <bdi>
              <BidiText>{truncate(body.replace(/\s+/g, ' '), ANSWERED_LENGTH)}</BidiText>
            </bdi>
          </q>
        </>
      )}
    </p>
  );
}
