import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { Received } from '@/db/mail-server';
import { readMessage } from '@/db/read-message';

/** A mail to this address whose subject holds these words, once it has come to the mail server of the tests. */
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
  await expect.poll(find, `a mail to ${address} about ${subject}`).not.toBeNull();
  return (await find()) ?? { headers: new Map<string, string[]>(), text: '' };
}
