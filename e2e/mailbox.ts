import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { Received } from '@/test/servers/mail-server';
import { readMessage } from '@/test/servers/parse-mail';

/** The outbox is polled every two seconds; on a busy machine that and the delivery take longer. */
const TIMEOUT_MS = 20_000;

/** Waits for a mail to this address whose subject holds these words. */
export async function mailTo(address: string, subject: string) {
  const folder = process.env.MAIL_FOLDER ?? '';
  const find = async () => {
    const files = (await readdir(folder)).filter((file) => file.endsWith('.json'));
    for (const file of files) {
      const { to, raw }: Received = JSON.parse(await readFile(path.join(folder, file), 'utf8'));
      const message = readMessage(raw);
      if (to.includes(address) && message.headers.get('subject')?.[0]?.includes(subject)) return message;
    }
    return null;
  };
  const message = `a mail to ${address} about ${subject}`;
  await expect.poll(find, { message, timeout: TIMEOUT_MS }).not.toBeNull();
  return (await find()) ?? { headers: new Map<string, string[]>(), text: '' };
}
