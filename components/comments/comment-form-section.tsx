import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import { UnsentNotice } from '@/components/enhance/unsent-notice';
import { PageSentence } from '@/components/pages/page-links';
import { Region } from '@/components/site/region';
import { siteSettings } from '@/runtime/site-settings';
import { type Edition, site } from '@/site.config';
import { CommentForm, type PostComment } from './comment-form';
import styles from './comment-form-section.module.css';

interface CommentFormSectionProps {
  edition: Edition;
  heading: string;
  post: PostComment;
  articleId: number;
  parentId?: number;
  /** Whether the thread is held: every comment waits for a moderator. */
  held: boolean;
}

/** The form below its heading, with the words it needs. */
export async function CommentFormSection({
  edition,
  heading,
  post,
  articleId,
  parentId,
  held,
}: CommentFormSectionProps) {
  const { CommentForm: form, Errors: errors } = await getMessages();
  const { nameLimit, bodyLimit } = site.comments;
  const { hold, usualHours } = siteSettings().comments;
  return (
    <Region className={styles.section} labelledBy="comment-form">
      <h2 id="comment-form">{heading}</h2>
      <PageSentence edition={edition} to="rules" />
      <NextIntlClientProvider messages={{ CommentForm: form, Errors: errors }}>
        <CommentForm
          action={post}
          articleId={articleId}
          parentId={parentId}
          limits={{ nameLimit, bodyLimit }}
          waits={held ? 'all' : hold}
          usualHours={usualHours}
          unsent={<UnsentNotice />}
        />
      </NextIntlClientProvider>
    </Region>
  );
}
