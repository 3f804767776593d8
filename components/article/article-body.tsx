import { isolateTokensInHtml } from '@/lib/html/isolated-html';
import { addSources } from '@/lib/html/picture-sources';
import styles from './article-body.module.css';
import figureStyles from './article-figures.module.css';

/** `sizes` of a picture in the text (article-body.module.css); `auto` where supported. */
const SIZES = 'auto, (min-width: 44rem) 40rem, calc(100vw - 2rem)';

/** Without one, a page does without the styles of figures (server/cache/css-rules.ts): 0.4 KB compressed. */
const FIGURE = /<(?:figure|table)\b/;

interface ArticleBodyProps {
  children: string;
  /** Widths of its pictures, by `src`. */
  widths: Record<string, number[]>;
}

/** The text of an article: HTML that was sanitized when it was stored (lib/html/render.ts). */
export function ArticleBody({ children, widths }: ArticleBodyProps) {
  const html = addSources(isolateTokensInHtml(children), widths, SIZES);
  const className = FIGURE.test(html) ? `${styles.body} ${figureStyles.figures}` : styles.body;
  return <div className={className} dangerouslySetInnerHTML={{ __html: html }} />;
}
