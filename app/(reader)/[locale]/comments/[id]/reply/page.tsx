import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CommentFormSection } from '@/components/comments/comment-form-section';
import { QuotedComment } from '@/components/comments/quoted-comment';
import { Missing } from '@/components/site/missing';
import { Name } from '@/components/site/name';
import { hiddenMetadata } from '@/components/site/page-metadata';
import { findPublishedComment } from '@/db/comments/comment';
import { idFromParam, NO_ID } from '@/lib/site/params';
import { isolate } from '@/lib/text/bidi';
import { postComment } from '../../actions';

type Props = PageProps<'/[locale]/comments/[id]/reply'>;

/** Rendered on the first request; Next requires at least one value. */
export const generateStaticParams = () => [{ id: NO_ID }];

export async function generateMetadata(props: Props): Promise<Metadata> {
  const comment = await find(props);
  if (!comment) return {};
  const t = await getTranslations('Reply');
  return hiddenMetadata(comment.article.edition, t('title', { name: isolate(comment.name) }));
}

export default async function ReplyPage(props: Props) {
  const comment = await find(props);
  if (!comment) return <Missing />;
  const t = await getTranslations('Reply');
  return (
    <main id="content" className="column">
      <QuotedComment
        comment={comment}
        heading={t.rich('heading', { name: () => <Name>{comment.name}</Name> })}
      />
      <CommentFormSection
        edition={comment.article.edition}
        heading={t('formHeading')}
        post={postComment}
        articleId={comment.article.id}
        parentId={comment.id}
        held={comment.article.mode === 'held'}
      />
    </main>
  );
}

async function find({ params }: Props) {
  const { locale, id: param } = await params;
  const id = idFromParam(param);
  const comment = id ? await findPublishedComment(id) : null;
  const { edition, mode } = comment?.article ?? {};
  return edition === locale && mode !== 'closed' ? comment : null;
}
