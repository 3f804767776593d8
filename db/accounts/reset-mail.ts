import { randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { db } from '@/db/core/client';
import { smtpTransport } from '@/db/mail/smtp';
import { accounts } from '@/db/schema/accounts';
import { mailWords } from '@/i18n/mail-words';
import { NEW_PASSWORD } from '@/lib/desk/paths';
import { MINUTE_MS } from '@/lib/site/duration';
import { composeMail } from '@/lib/site/mail';
import { pathFor } from '@/lib/site/paths';
import { logFailure } from '@/runtime/log';
import { settings } from '@/runtime/settings';
import { siteEdition } from '@/runtime/site-settings';
import { siteUrl } from '@/runtime/site-url';
import { site } from '@/site.config';

/** Before each attempt: greylisting lets a second one through within minutes. */
const DELAYS_MS = [0, 2 * MINUTE_MS, 10 * MINUTE_MS];

/** Whether a link can be mailed to who lost their password. */
export const mailsResetLinks = settings.SMTP_URL !== undefined;

export interface ResetLink {
  /** An account's id. */
  id: string;
  email: string;
  token: string;
}

/**
 * Mails the link by which a lost password is replaced, to an account that is not disabled. Not by the outbox: its rows are kept,
 * and would hold what opens an account. Nobody waits for it, so that the time of an answer does not tell whether there is an account.
 */
export function mailResetLink({ id, email, token }: ResetLink): void {
  const { SMTP_URL, MAIL_FROM } = settings;
  if (!SMTP_URL) return;
  const { t } = mailWords(site.defaultEdition);
  const { lang, name } = siteEdition(site.defaultEdition);
  const mail = composeMail({
    key: 'password',
    recipient: email,
    lang,
    subject: t('password.subject', { site: name }),
    parts: [
      t('password.what'),
      { link: siteUrl(`${NEW_PASSWORD}?token=${token}`) },
      t('password.until'),
      t('password.otherwise'),
    ],
    signature: { name, link: siteUrl(pathFor(site.defaultEdition)) },
  });
  const transport = smtpTransport(SMTP_URL, MAIL_FROM);
  const send = async () => {
    const [account] = await db.select().from(accounts).where(eq(accounts.id, id));
    if (account?.disabled === false)
      await transport.send({ ...mail, id: randomInt(2 ** 40), createdAt: new Date() });
  };
  void (async () => {
    for (const [attempt, delay] of DELAYS_MS.entries()) {
      await setTimeout(delay, undefined, { ref: false });
      try {
        return await send();
      } catch (error) {
        logFailure(`A link for a lost password was not sent (attempt ${attempt + 1})`, error);
      }
    }
  })();
}
