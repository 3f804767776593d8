import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import { UnsentNotice } from '@/components/enhance/unsent-notice';
import type { Rights } from '@/db/comments/own';
import { site } from '@/site.config';
import type { ReceiptComment } from './receipt';
import { type PostWish, WishForm } from './wish-form';

interface ReceiptWishesProps {
  comment: ReceiptComment;
  token: string;
  post: Record<keyof Rights, PostWish>;
}

/** What its author may still do with a comment. */
export async function ReceiptWishes({ comment, token, post }: ReceiptWishesProps) {
  const { Receipt } = await getMessages();
  const { rights } = comment;
  const { editMinutes } = site.comments;
  const common = { token, edition: comment.article.edition, minutes: editMinutes, unsent: <UnsentNotice /> };
  return (
    <NextIntlClientProvider messages={{ Receipt }}>
      {rights.edit && <WishForm {...common} wish="edit" post={post.edit} text={comment.body} rows={7} />}
      {rights.object && <WishForm {...common} wish="object" post={post.object} text="" rows={4} />}
      {rights.withdraw && <WishForm {...common} wish="withdraw" post={post.withdraw} />}
    </NextIntlClientProvider>
  );
}
