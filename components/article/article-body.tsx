import { isolateTokensInHtml } from '@/lib/html/isolated-html';
import { addSources } from '@/lib/html/picture-sources';
import styles from './article-body.module.css';

/** How wide a picture of the text is (article-body.module.css); measured first, in browsers that know the word. */
const SIZES = 'auto, (min-width: 52rem) 48rem, calc(100vw - 2rem)';

interface ArticleBodyProps {
  children: string;
  /** The sizes of its pictures, by their addresses. */
  widths: Record<string, number[]>;
}

/** The text of an article: HTML that was sanitised when it was stored (lib/html/render.ts). */
export function ArticleBody({ children, widths }: ArticleBodyProps) {
  const html = addSources(isolateTokensInHtml(children), widths, SIZES);
  return <div className={styles.body} dangerouslySetInnerHTML={{ __html: html }} />;
}
