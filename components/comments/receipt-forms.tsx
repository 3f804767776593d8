import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import { UnsentNotice } from '@/components/enhance/unsent-notice';
import type { Rights } from '@/db/comments/commenter-actions';
import { siteSettings } from '@/runtime/site-settings';
import type { ReceiptComment } from './receipt';
import { type PostChange, ReceiptForm } from './receipt-form';

interface ReceiptFormsProps {
  comment: ReceiptComment;
  token: string;
  post: Record<keyof Rights, PostChange>;
}

/** The changes that the author of a comment may still make. */
export async function ReceiptForms({ comment, token, post }: ReceiptFormsProps) {
  const { Receipt } = await getMessages();
  const { rights } = comment;
  const { editMinutes } = siteSettings().comments;
  const common = { token, edition: comment.article.edition, minutes: editMinutes, unsent: <UnsentNotice /> };
  return (
    <NextIntlClientProvider messages={{ Receipt }}>
      {rights.edit && <ReceiptForm {...common} change="edit" post={post.edit} text={comment.body} rows={7} />}
      {rights.object && <ReceiptForm {...common} change="object" post={post.object} text="" rows={4} />}
      {rights.withdraw && <ReceiptForm {...common} change="withdraw" post={post.withdraw} />}
    </NextIntlClientProvider>
  );
}
