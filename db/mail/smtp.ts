import { createTransport } from 'nodemailer';
import { messageId } from '@/lib/site/mail';
import { siteName, siteSettings } from '@/runtime/site-settings';
import { toEdition } from '@/site.config';
import { type FailureKind, type Sendable, SendFailure, type Transport } from './delivery';

/** A server that does not answer within half a minute counts as down. */
const CONNECT_TIMEOUT_MS = 30_000;
/** Timeout of one mail, connection included; well within LEASE_MS, during which no other worker sends it. */
const SEND_TIMEOUT_MS = 120_000;

/** Fields of nodemailer's errors that are safe to log; the rest repeats addresses. */
interface SmtpError {
  code?: string;
  originalCode?: string;
  command?: string;
  response?: string;
  responseCode?: number;
  permanent?: boolean;
  timeoutType?: string;
}

/** Transport by SMTP, to a server at an smtp: or smtps: URL; one connection a mail. */
export function smtpTransport(url: string, from: string): Transport {
  const mailer = createTransport({
    url,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: CONNECT_TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail) {
      try {
        await mailer.sendMail({ ...messageOf(mail, from), signal: AbortSignal.timeout(SEND_TIMEOUT_MS) });
      } catch (error) {
        throw toFailure(error as SmtpError);
      }
    },
  };
}

function messageOf(mail: Sendable, from: string) {
  const edition = toEdition(mail.headers['Content-Language']);
  return {
    from: { name: siteSettings().mail[`sender-${edition}`] || siteName(edition), address: from },
    // An object: a string would be parsed as a list of addresses.
    to: { name: '', address: mail.recipient },
    subject: mail.subject,
    text: mail.text,
    headers: mail.headers,
    messageId: messageId(mail.id, mail.createdAt, from.slice(from.lastIndexOf('@') + 1)),
    xMailer: false as const,
  };
}

function toFailure(error: SmtpError): SendFailure {
  // Enhanced status code (RFC 3463): 5.1.1 tells more than 550, and nothing of the person.
  const enhanced = error.response?.match(/^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/)?.[1];
  const words = [error.code, error.originalCode, error.responseCode, enhanced, error.command];
  const code = words.filter((word) => word !== undefined && word !== '').join(' ') || 'unknown';
  return new SendFailure(kindOf(error), code);
}

/** Errors before the first command about the mail: they lie between the server and us. */
const BEFORE_THE_MAIL = new Set(['EDNS', 'ETLS', 'EAUTH', 'ENOAUTH', 'EOAUTH2', 'EPROXY']);
const NO_CONNECTION = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL']);

function kindOf({
  code = '',
  originalCode = '',
  command,
  responseCode,
  permanent,
  timeoutType,
}: SmtpError): FailureKind {
  if (BEFORE_THE_MAIL.has(code) || NO_CONNECTION.has(originalCode)) return 'unreachable';
  if (timeoutType !== undefined && timeoutType !== 'SOCKET_TIMEOUT') return 'unreachable';
  // A refused sender is our setting, not the recipient: retried, as there is time to mend it.
  if (permanent && command !== 'MAIL FROM' && (code === 'EENVELOPE' || code === 'EMESSAGE')) return 'refused';
  // An invalid address, which nodemailer does not even send to the server.
  if (code === 'EENVELOPE' && responseCode === undefined) return 'refused';
  return responseCode === undefined || responseCode === 421 ? 'interrupted' : 'later';
}
