/**
 * SMTP server for tests, to be forked: takes commands (where to listen, what to reply) over IPC, and sends back the mails it
 * receives. Nothing leaves the machine.
 */
import { SMTPServer } from 'smtp-server';

/** Messages from the test. */
export type Order =
  /** 0: any free port. */
  | { listen: number }
  | { close: true }
  /** Replies to the next attempts for an address, one an attempt; all others are accepted. */
  | { answers: Record<string, number[]> };

/** Messages to the test. */
export type Report = { port: number } | { closed: true } | { ready: true } | { received: Received };

export interface Received {
  from: string;
  to: string[];
  raw: string;
}

const answers = new Map<string, number[]>();
let server: SMTPServer | undefined;

process.on('message', (order: Order) => obey(order));
// Exits with its parent, so that a test that fails leaves no process behind.
process.on('disconnect', () => process.exit());

function obey(order: Order): void {
  if ('listen' in order) listen(order.listen);
  else if ('close' in order) server?.close(() => tell({ closed: true }));
  else {
    for (const [address, codes] of Object.entries(order.answers)) answers.set(address, codes);
    tell({ ready: true });
  }
}

function listen(port: number): void {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, callback) {
      const code = answers.get(address)?.shift() ?? 250;
      const refusal = new Error(`5.1.1 <${address}> is not known here`);
      if (code === 250) callback();
      else callback(Object.assign(refusal, { responseCode: code }));
    },
    onData(stream, { envelope }, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        const to = envelope.rcptTo.map(({ address }) => address);
        tell({ received: { from, to, raw: Buffer.concat(chunks).toString('utf8') } });
        callback();
      });
    },
  });
  // Ignored: some tests kill the client in the middle of a session.
  server.on('error', () => undefined);
  const listening = server.listen(port, '127.0.0.1', () => {
    const address = listening.address();
    if (address && typeof address === 'object') tell({ port: address.port });
  });
}

function tell(report: Report): void {
  process.send?.(report);
}
