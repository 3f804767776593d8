import { isolateTokensInHtml } from '@/lib/bidi';
import styles from './article-body.module.css';

/** The text of an article: HTML that was sanitised when it was stored (lib/stored-body.ts). */
export function ArticleBody({ children }: { children: string }) {
  return <div className={styles.body} dangerouslySetInnerHTML={{ __html: isolateTokensInHtml(children) }} />;
}
