import { useTranslations } from 'next-intl';
import { CommentText } from '@/components/comments/comment-text';
import answers from '@/components/desk/answers/answers.module.css';
import { Moment } from '@/components/site/moment';
import type { StoredErrorReport } from '@/db/corrections/error-reports';
import { deskArticlePath } from '@/lib/desk/articles-url';
import { type ErrorsQuery, errorsPath } from '@/lib/desk/error-decision-form';
import { pathFor } from '@/lib/site/paths';
import { textDirection } from '@/lib/text/bidi';
import { type Edition, site } from '@/site.config';
import { type DecideError, ErrorDecisionForm } from './error-decision-form';

interface ErrorReportsProps {
  list: { reports: readonly StoredErrorReport[]; more: boolean };
  query: ErrorsQuery;
  /** The language of the desk. */
  edition: Edition;
  decide: DecideError;
}

/** Open reports of errors in articles, newest first, each with the ways to mend it and to answer its reader. */
export function ErrorReports({ list, query, edition, decide }: ErrorReportsProps) {
  const t = useTranslations('DeskErrors');
  const { reports, more } = list;
  const last = reports.at(-1);
  return (
    <div className={answers.answers}>
      {reports.length === 0 && <p className={answers.empty}>{t('empty')}</p>}
      <ol className={answers.list}>
        {reports.map((report) => (
          <li key={report.id}>
            <Report report={report} edition={edition} decide={decide} />
          </li>
        ))}
      </ol>
      {more && last && (
        <p>
          <a rel="next" href={errorsPath({ ...query, before: last.id })}>
            {t('older')}
          </a>
        </p>
      )}
    </div>
  );
}

interface ReportProps {
  report: StoredErrorReport;
  edition: Edition;
  decide: DecideError;
}

function Report({ report, edition, decide }: ReportProps) {
  const t = useTranslations('DeskErrors');
  const { id, article, passage, note, createdAt } = report;
  const { dir } = site.editions[edition];
  return (
    <article id={`report-${id}`} className={answers.item} aria-labelledby={`about-${id}`}>
      <header>
        <h2 id={`about-${id}`}>
          <a href={deskArticlePath(article.id)}>
            <bdi>{article.title}</bdi>
          </a>
        </h2>
        <Moment at={createdAt} withTime />
        <a href={pathFor(article.edition, 'articles', article.slug)}>{t('toPage')}</a>
      </header>
      {passage && (
        <blockquote className={answers.parent} dir={textDirection(passage, dir)}>
          <CommentText page={dir}>{passage}</CommentText>
        </blockquote>
      )}
      <div className={answers.body}>
        <CommentText page={dir}>{note}</CommentText>
      </div>
      <ErrorDecisionForm id={id} decide={decide} />
    </article>
  );
}
