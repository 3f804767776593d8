/** The mails of a subscription (db/mail/subscriptions.ts). */

import { mailWords } from '@/i18n/mail-words';
import { composeMail, type Letter, type Mail, mailValue, subjectValue } from '@/lib/site/mail';
import { pathFor, sincePathFor } from '@/lib/site/paths';
import { siteEdition } from '@/runtime/site-settings';
import { siteUrl } from '@/runtime/site-url';
import type { Edition } from '@/site.config';
import { pickKey } from './outbox';

/** A comment, and the article that it is about. */
interface SubscribedComment {
  id: number;
  email: string;
  edition: Edition;
  slug: string;
  title: string;
}

/** Idempotency key of a confirmation mail. Timestamps have a fixed length, so a comment's keys sort by time. */
export function confirmationKey(commentId: number, at: Date): string {
  return `confirm:${commentId}:${at.getTime()}`;
}

/**
 * Confirmation mail (double opt-in) to the mailbox of a comment. It holds nothing that the commenter wrote, or the form
 * would send a stranger's words to anybody.
 */
export function confirmationMail(comment: SubscribedComment, token: string, now: Date): Mail {
  const { t } = mailWords(comment.edition);
  const { name } = siteEdition(comment.edition);
  return composeMail({
    ...letterTo(comment, token),
    key: confirmationKey(comment.id, now),
    subject: t('confirm.subject'),
    parts: [
      t('confirm.what', { site: mailValue(name), title: mailValue(comment.title) }),
      t('confirm.act'),
      { link: urlFor(comment.edition, 'subscriptions', token) },
      t('confirm.ignore'),
    ],
  });
}

/**
 * Notice of a reply: it names the author and links to the text, which may be edited or withdrawn, but does not hold it.
 */
export function replyMail(
  comment: SubscribedComment,
  reply: { id: number; name: string },
  token: string,
): Mail {
  const { t } = mailWords(comment.edition);
  return composeMail({
    ...letterTo(comment, token),
    key: `reply:${reply.id}`,
    subject: t('reply.subject', { name: subjectValue(reply.name), title: subjectValue(comment.title) }),
    parts: [
      t('reply.what', { name: mailValue(reply.name), title: mailValue(comment.title) }),
      t('reply.read'),
      { link: urlFor(comment.edition, 'comments', reply.id) },
      t('later'),
      { link: siteUrl(sincePathFor(comment.edition, comment.slug, comment.id)) },
      t('reply.stop'),
      { link: urlFor(comment.edition, 'subscriptions', token) },
    ],
  });
}

/** Notice of a pick, with the editors' line why. */
export function pickMail(comment: SubscribedComment, note: string, token: string): Mail {
  const { t } = mailWords(comment.edition);
  return composeMail({
    ...letterTo(comment, token),
    key: pickKey(comment.id),
    subject: t('pick.subject', { title: subjectValue(comment.title) }),
    parts: [
      t('pick.what', { title: mailValue(comment.title) }),
      ...(note === '' ? [] : [t('pick.why', { note: mailValue(note) })]),
      t('pick.read'),
      { link: urlFor(comment.edition, 'comments', comment.id) },
      t('later'),
      { link: siteUrl(sincePathFor(comment.edition, comment.slug, comment.id)) },
      t('pick.stop'),
      { link: urlFor(comment.edition, 'subscriptions', token) },
    ],
  });
}

function letterTo(
  { email, edition }: SubscribedComment,
  token: string,
): Pick<Letter, 'recipient' | 'lang' | 'signature' | 'unsubscribe'> {
  const { lang, name } = siteEdition(edition);
  return {
    recipient: email,
    lang,
    signature: { name, link: urlFor(edition) },
    unsubscribe: urlFor(edition, 'subscriptions', token, 'unsubscribe'),
  };
}

function urlFor(...path: Parameters<typeof pathFor>): string {
  return siteUrl(pathFor(...path));
}
