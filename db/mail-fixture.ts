/** What the tests of mail are played with: a mail server, and processes that send. */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { asc } from 'drizzle-orm';
import type { Mail } from '@/lib/mail';
import { db, write } from './client';
import type { Order, Received, Report } from './mail-server';
import { enqueue } from './outbox';
import { outbox } from './schema-mail';

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

let made = 0;

/** A mail as composeMail gives it; each tells of another event. */
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

export class MailServer {
  readonly received: Received[] = [];
  private port = 0;

  private constructor(private readonly child: ChildProcess) {
    child.on('message', (report: Report) => {
      if ('received' in report) this.received.push(report.received);
    });
  }

  static async start(): Promise<MailServer> {
    const child = fork(fileURLToPath(new URL('./mail-server.ts', import.meta.url)), {
      execArgv: ['--import', TSX],
    });
    const server = new MailServer(child);
    await server.open();
    return server;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** Listens, where it listened before if it did. */
  async open(): Promise<void> {
    const report = await this.order({ listen: this.port }, 'port');
    if ('port' in report) this.port = report.port;
  }

  /** Answers nobody. */
  async close(): Promise<void> {
    await this.order({ close: true }, 'closed');
  }

  /** What it will answer to the next tries for these addresses. */
  async answer(answers: Record<string, number[]>): Promise<void> {
    await this.order({ answers }, 'ready');
  }

  /** The mails to an address, once there are so many. */
  async mailsTo(address: string, atLeast = 1): Promise<Received[]> {
    const found = () => this.received.filter(({ to }) => to.includes(address));
    while (found().length < atLeast) await once(this.child, 'message');
    return found();
  }

  async stop(): Promise<void> {
    const gone = once(this.child, 'exit');
    this.child.kill();
    await gone;
  }

  private order(order: Order, answer: 'port' | 'closed' | 'ready'): Promise<Report> {
    return new Promise((resolve) => {
      const listen = (report: Report) => {
        if (!(answer in report)) return;
        this.child.off('message', listen);
        resolve(report);
      };
      this.child.on('message', listen);
      this.child.send(order);
    });
  }
}

/** A message as a mail program reads it. */
export function readMessage(raw: string): { headers: Map<string, string[]>; text: string } {
  const [head = '', ...body] = raw.split('\r\n\r\n');
  const headers = new Map<string, string[]>();
  for (const line of head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const [, name = '', value = ''] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
    headers.set(name.toLowerCase(), [...(headers.get(name.toLowerCase()) ?? []), decodeWords(value)]);
  }
  const encoding = headers.get('content-transfer-encoding')?.[0];
  const text = decodeBody(body.join('\r\n\r\n'), encoding).replaceAll('\r\n', '\n');
  return { headers, text };
}

/** RFC 2047. */
function decodeWords(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/(?:=\?utf-8\?[bq]\?[^?]*\?=)+/gi, (words) =>
      Buffer.concat(
        [...words.matchAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi)].map(([, kind, text = '']) =>
          kind?.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : fromQuoted(text.replaceAll('_', ' ')),
        ),
      ).toString('utf8'),
    );
}

function decodeBody(body: string, encoding = '7bit'): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding === 'quoted-printable') return fromQuoted(body.replace(/=\r\n/g, '')).toString('utf8');
  return body;
}

function fromQuoted(text: string): Buffer {
  const bytes = text.replace(/=([\dA-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1');
}

/** A process at this site's database that says it is ready, and does the rest of `script` when it is written to. */
export async function startSender(script: string, env: Record<string, string> = {}): Promise<ChildProcess> {
  const modules = ['mailer', 'sending', 'smtp'].map(
    (name) =>
      `const ${name} = await import(${JSON.stringify(new URL(`./${name}.ts`, import.meta.url).href)});`,
  );
  const whole = `
    import { once } from 'node:events';
    ${modules.join('\n')}
    process.stdout.write('ready');
    await once(process.stdin, 'data');
    ${script}
  `;
  const child = spawn(process.execPath, ['--import', TSX, '--input-type=module', '--eval', whole], {
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
