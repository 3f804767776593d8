import { useTranslations } from 'next-intl';
import type { DigestChoice } from '@/db/accounts/digest-choice';
import type { AnswerableComment } from '@/db/comments/answerable';
import { type AnswersQuery, answersPath } from '@/lib/desk/answers-url';
import type { ItemTextFormState } from '@/lib/desk/item-text-form';
import type { ProposalFormState } from '@/lib/desk/proposal-form';
import type { FormAction, PlainAction } from '@/lib/forms/state';
import { pathFor } from '@/lib/site/paths';
import { type Edition, site } from '@/site.config';
import { AnswerItem } from './answer-item';
import styles from './answers.module.css';
import { DigestForm } from './digest-form';

export interface AnswerActions {
  answer: FormAction<ItemTextFormState>;
  propose: FormAction<ProposalFormState>;
  chooseDigest: PlainAction;
}

interface AnswersViewProps {
  list: { comments: readonly AnswerableComment[]; more: boolean };
  query: AnswersQuery;
  digest: DigestChoice;
  /** Where the digest goes: the account's own. */
  email: string;
  /** The language of the desk. */
  edition: Edition;
  actions: AnswerActions;
}

/** New comments for an author to answer, newest first. */
export function AnswersView({ list, query, digest, email, edition, actions }: AnswersViewProps) {
  const t = useTranslations('DeskAnswers');
  const { comments, more } = list;
  const last = comments.at(-1);
  const digestForm = <DigestForm choice={digest} email={email} action={actions.chooseDigest} />;
  return (
    <div className={styles.answers}>
      {query.done && <Done {...query.done} />}
      {digest === 'unasked' && digestForm}
      <nav className={styles.lists} aria-label={t('lists')}>
        {[false, true].map((all) => (
          <a
            key={String(all)}
            href={answersPath({ all })}
            aria-current={all === query.all ? 'page' : undefined}
          >
            {t(all ? 'all' : 'unanswered')}
          </a>
        ))}
      </nav>
      {comments.length === 0 && (
        <p className={styles.empty}>{t(query.before ? 'emptyOlder' : query.all ? 'emptyAll' : 'empty')}</p>
      )}
      <ol className={styles.list}>
        {comments.map((comment) => (
          <li key={comment.id}>
            <AnswerItem
              comment={comment}
              page={site.editions[edition].dir}
              from={answersPath({ all: query.all, before: query.before })}
              actions={actions}
            />
          </li>
        ))}
      </ol>
      {more && last && (
        <p>
          <a rel="next" href={answersPath({ all: query.all, before: last.id })}>
            {t('older')}
          </a>
        </p>
      )}
      {digest !== 'unasked' && digestForm}
    </div>
  );
}

/** What was done last, with the way to see it. */
function Done({ what, id }: NonNullable<AnswersQuery['done']>) {
  const t = useTranslations('DeskAnswers');
  return (
    <p className={styles.done} role="status">
      {t(`done.${what}`)}{' '}
      {what === 'answered' && <a href={pathFor(site.defaultEdition, 'comments', id)}>{t('seeAnswer')}</a>}
    </p>
  );
}
