import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { bundle } from '@/test/bundle';
import type { Order, Received, Report } from './mail-server';

/** Handle of the mail server of the tests (mail-server.ts) in the process that started it. */
export class MailServer {
  readonly received: Received[] = [];
  private port = 0;

  private constructor(
    private readonly child: ChildProcess,
    take: (mail: Received) => void,
  ) {
    child.on('message', (report: Report) => {
      if (!('received' in report)) return;
      this.received.push(report.received);
      take(report.received);
    });
  }

  /** @param take called with each received mail */
  static async start(take: (mail: Received) => void = () => undefined): Promise<MailServer> {
    const child = fork(bundle("import '@/test/servers/mail-server';"));
    const server = new MailServer(child, take);
    await server.open();
    return server;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** Listens; when restarted, on the same port. */
  async open(): Promise<void> {
    const report = await this.order({ listen: this.port }, 'port');
    if ('port' in report) this.port = report.port;
  }

  /** Refuses connections. */
  async close(): Promise<void> {
    await this.order({ close: true }, 'closed');
  }

  /** Sets the replies to the next attempts for these addresses. */
  async answer(answers: Record<string, number[]>): Promise<void> {
    await this.order({ answers }, 'ready');
  }

  /** Waits for this many mails to an address. */
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
