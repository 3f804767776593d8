/** Fixtures of the mail tests: mails, and processes that send them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { asc } from 'drizzle-orm';
import { db } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { enqueue } from '@/db/mail/outbox';
import { outbox } from '@/db/schema/mail';
import type { Mail } from '@/lib/site/mail';
import { bundle } from './bundle';

let made = 0;

/** A mail as composeMail returns it; each has another idempotency key. */
export function mail(changed: Partial<Mail> = {}): Mail {
  made += 1;
  return {
    key: `test:${made}`,
    recipient: 'reader@example.com',
    subject: `رسالة ${made}`,
    text: 'نصّ الرسالة.\n',
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': 'ar' },
    ...changed,
  };
}

export function put(one: Mail, options: Parameters<typeof enqueue>[2] = {}): Promise<boolean> {
  return write((tx) => enqueue(tx, one, options));
}

export async function outboxRows() {
  return db.select().from(outbox).orderBy(asc(outbox.id));
}

/** A process on this site's database that prints when it is ready, and runs `script` when its stdin is written to. */
export async function startSender(script: string, env: Record<string, string> = {}): Promise<ChildProcess> {
  const modules = Object.entries({ mailer: 'worker', sending: 'delivery', smtp: 'smtp' }).map(
    ([name, file]) => `const ${name} = await import('@/db/mail/${file}');`,
  );
  const whole = `
    import { once } from 'node:events';
    ${modules.join('\n')}
    process.stdout.write('ready');
    await once(process.stdin, 'data');
    ${script}
  `;
  const child = spawn(process.execPath, [bundle(whole)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  if (child.stdout) await once(child.stdout, 'data');
  return child;
}

export async function exitOf(child: ChildProcess): Promise<{ code: number | null; signal: string | null }> {
  const [code, signal] = await once(child, 'exit');
  return { code, signal };
}
