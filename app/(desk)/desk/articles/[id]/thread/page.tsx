import { getTranslations } from 'next-intl/server';
import { DeskPage } from '@/components/desk/desk-page';
import { EditorsForm } from '@/components/desk/editors-form';
import styles from '@/components/desk/form.module.css';
import { MissingPage } from '@/components/desk/missing-page';
import { ThreadForm } from '@/components/desk/thread-form';
import { Moment } from '@/components/site/moment';
import { requireStaffPage } from '@/db/accounts/session';
import { listEditors } from '@/db/articles/editors';
import { threadModeOf, withSiteTerms } from '@/db/articles/thread-mode';
import { findThread } from '@/db/moderation/thread-settings';
import { closingTime } from '@/lib/comments/thread-mode';
import { threadFormState } from '@/lib/desk/thread-form';
import { idFromParam } from '@/lib/site/params';
import { pathFor } from '@/lib/site/paths';
import { saveEditors, saveThread } from '../actions';

export default async function ThreadPage({ params, searchParams }: PageProps<'/desk/articles/[id]/thread'>) {
  const id = idFromParam((await params).id);
  const staff = await requireStaffPage('thread', { articleId: id ?? 0 });
  const t = await getTranslations('DeskThread');
  const thread = id === null ? null : await findThread(id);
  if (!thread) {
    return (
      <MissingPage
        title={t('missing')}
        section="queue"
        staff={staff}
        way={{ href: '/desk', words: t('toQueue') }}
      />
    );
  }
  const query = await searchParams;
  const state = threadFormState(query, {
    mode: thread.thread ?? '',
    closesAfter: String(thread.closesAfter ?? ''),
  });
  const now = new Date();
  const closes = closingTime(withSiteTerms(thread));
  return (
    <DeskPage title={t('title')} section="queue" staff={staff}>
      <div className={styles.facts}>
        <p>
          {t.rich('article', {
            article: () => (
              <a href={pathFor(thread.edition, 'articles', thread.slug)}>
                <bdi>{thread.title}</bdi>
              </a>
            ),
          })}
        </p>
        <p>
          {t('now')} <strong>{t(`modes.${threadModeOf(thread, now)}`)}</strong>
          {closes && (
            <>
              {' · '}
              {t.rich(closes > now ? 'closedOn' : 'closedSince', { time: () => <Moment at={closes} /> })}
            </>
          )}
          {' · '}
          {t('comments', { count: thread.commentCount })}
        </p>
      </div>
      {query.saved && !query.error && (
        <p className={styles.done} role="status">
          {t('saved')}
        </p>
      )}
      <section className={styles.section} aria-label={t('title')}>
        <ThreadForm thread={thread} save={saveThread} state={state} />
      </section>
      <section id="editors" className={styles.section} aria-label={t('editors')}>
        {query.editors && (
          <p className={styles.done} role="status">
            {t('editorsSaved')}
          </p>
        )}
        <EditorsForm articleId={thread.id} editors={await listEditors(thread.id)} save={saveEditors} />
      </section>
    </DeskPage>
  );
}
