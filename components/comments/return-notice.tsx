import { getLocale, getMessages, getTranslations } from 'next-intl/server';
import { listNewestNumbers } from '@/db/comments/since';
import styles from './return-notice.module.css';

interface ReturnNoticeProps {
  article: { id: number; commentCount: number };
}

const WAYS = [
  ['prev', 'newPrevious', 'ArrowUp', '↑'],
  ['next', 'newNext', 'ArrowDown', '↓'],
] as const;

/**
 * What is new since the reader's last visit: filled and shown by our script, of what this browser remembers
 * (components/enhance/returned.ts). Which comments there are is in numbers, and all plural forms are one attribute, since a
 * page is the same for everybody.
 */
export async function ReturnNotice({ article }: ReturnNoticeProps) {
  if (article.commentCount === 0) return null;
  const t = await getTranslations('Thread');
  const { Thread } = await getMessages();
  const numbers = await listNewestNumbers(article.id);
  const steps = numbers.map((number, index) => (index === 0 ? number : (numbers[index - 1] ?? 0) - number));
  return (
    <nav
      className={styles.notice}
      aria-label={t('newWays')}
      data-returned={article.id}
      data-numbers={[article.commentCount, ...steps].join(' ')}
      data-count={Thread.new}
      data-format={await getLocale()}
      hidden
    >
      <a href="#comments">{t('newMark')}</a>
      {WAYS.map(([rel, word, key, arrow]) => (
        <a
          key={rel}
          rel={rel}
          href="#comments"
          aria-label={t(word)}
          aria-keyshortcuts={`Alt+${key}`}
          title={`Alt + ${arrow}`}
        >
          {arrow}
        </a>
      ))}
      <button type="button" aria-label={t('newDismiss')}>
        ×
      </button>
    </nav>
  );
}
