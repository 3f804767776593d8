import { getTranslations } from 'next-intl/server';
import type { ThreadComment } from '@/db/comments';
import type { ThreadNode } from '@/lib/thread';
import type { Edition } from '@/site.config';
import { Comment } from './comment';
import styles from './thread.module.css';

interface ThreadProps {
  edition: Edition;
  nodes: ThreadNode<ThreadComment>[];
  /** Whether replies are taken. */
  open: boolean;
  /** 1 for roots. */
  level?: number;
}

/** Comments with their replies below them. */
export async function Thread({ edition, nodes, open, level = 1 }: ThreadProps) {
  const t = await getTranslations('Thread');
  if (nodes.length === 0) return null;
  return (
    <ol className={styles.thread} aria-label={level > 1 ? t('level', { level }) : undefined}>
      {nodes.map((node) => (
        <li key={node.comment.id}>
          <Comment
            edition={edition}
            comment={node.comment}
            answers={node.answers}
            open={open}
            level={level}
          />
          <Thread edition={edition} nodes={node.replies} open={open} level={level + 1} />
        </li>
      ))}
    </ol>
  );
}
