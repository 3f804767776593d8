import { isolateTokensInHtml } from '@/lib/html/isolated-html';
import { addSources } from '@/lib/html/picture-sources';
import styles from './article-body.module.css';
import figures from './article-figures.module.css';

/** `sizes` of a picture in the text (article-body.module.css); `auto` where supported. */
const SIZES = 'auto, (min-width: 44rem) 40rem, calc(100vw - 2rem)';

interface ArticleBodyProps {
  children: string;
  /** Widths of its pictures, by `src`. */
  widths: Record<string, number[]>;
}

/** The text of an article: HTML that was sanitized when it was stored (lib/html/render.ts). */
export function ArticleBody({ children, widths }: ArticleBodyProps) {
  const html = addSources(isolateTokensInHtml(children), widths, SIZES);
  return <div className={`${styles.body} ${figures.figures}`} dangerouslySetInnerHTML={{ __html: html }} />;
}
