import { useTranslations } from 'next-intl';
import type { ThreadComment } from '@/db/comments/threads';
import type { ThreadNode } from '@/lib/comments/thread';
import { pathFor } from '@/lib/site/paths';
import type { Edition } from '@/site.config';
import { Comment } from './comment';
import styles from './thread.module.css';

interface ThreadProps {
  edition: Edition;
  /** `@id` of the article that is commented on (components/article/article-json-ld.ts); not for replies, which stand in its item. */
  about?: string;
  nodes: ThreadNode<ThreadComment>[];
  /** How many replies of a root are not among the nodes, by the root's id. */
  folded?: ReadonlyMap<number, number>;
  /** Whether replies are taken. */
  open: boolean;
  /** When the article was published. */
  since?: Date;
  /** 1 for roots. */
  level?: number;
}

/** Comments with their replies below them. */
export function Thread({ edition, about, nodes, folded, open, since, level = 1 }: ThreadProps) {
  const t = useTranslations('Thread');
  return (
    <ol
      className={styles.thread}
      aria-label={level > 1 ? t('level', { level }) : undefined}
      // Not a second NewsArticle, of which search engines would miss the headline.
      {...(about && { itemScope: true, itemType: 'https://schema.org/CreativeWork', itemID: about })}
    >
      {nodes.map(({ comment, answers, replies }, index) => {
        const more = folded?.get(comment.id) ?? 0;
        const below = replies.length > 0 && (
          <Thread edition={edition} nodes={replies} open={open} since={since} level={level + 1} />
        );
        return (
          <li key={comment.id}>
            <Comment
              edition={edition}
              comment={comment}
              answers={answers === null ? null : { name: answers }}
              open={open}
              since={since}
              place={level > 1 ? 'reply' : 'root'}
              next={level === 1 && below ? nodes[index + 1]?.comment.id : undefined}
            />
            {level === 1 && below ? (
              <details open className={styles.branch}>
                <summary>{t('replies', { count: sizeOf(replies) + more })}</summary>
                {below}
                {more > 0 && (
                  <p className={styles.folded}>
                    <a href={pathFor(edition, 'comments', comment.id, 'replies')}>
                      {t('folded', { count: more })}
                    </a>
                  </p>
                )}
              </details>
            ) : (
              below
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** How many comments stand in a tree. */
function sizeOf(nodes: readonly ThreadNode<ThreadComment>[]): number {
  return nodes.reduce((sum, { replies }) => sum + 1 + sizeOf(replies), 0);
}
