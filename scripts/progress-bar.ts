/** Progress of an import: a line that is overwritten on a terminal, occasional lines elsewhere. */

type Phase = 'read' | 'files' | 'pictures' | 'posts';

const WORDS: Record<Phase, string> = {
  read: 'Reading the file',
  files: 'Reading files',
  pictures: 'Pictures',
  posts: 'Articles',
};
/** Throttles: between lines that stay, and between redraws of the bar. */
const LINE_INTERVAL_MS = 5000;
const BAR_INTERVAL_MS = 100;
const BAR_WIDTH = 30;

export class Progress {
  #last = 0;
  #phase: Phase | undefined;

  constructor(private readonly stream: NodeJS.WriteStream) {}

  /** @param done and `total` in bytes in the phase `read`, else items */
  show(phase: Phase, done: number, total: number): void {
    const begun = phase !== this.#phase;
    const finished = done >= total;
    const interval = this.stream.isTTY ? BAR_INTERVAL_MS : LINE_INTERVAL_MS;
    if (!begun && !finished && Date.now() - this.#last < interval) return;
    if (begun && this.#phase !== undefined) this.clear();
    this.#phase = phase;
    this.#last = Date.now();
    const share = total === 0 ? 1 : done / total;
    const amount = phase === 'read' ? `${Math.round(share * 100)} %` : `${done} of ${total}`;
    if (!this.stream.isTTY) this.stream.write(`${WORDS[phase]}: ${amount}\n`);
    else {
      const full = Math.round(share * BAR_WIDTH);
      const bar = '█'.repeat(full) + '░'.repeat(BAR_WIDTH - full);
      this.stream.write(`\r\u001b[K${WORDS[phase].padEnd(17)} ${bar} ${amount}`);
    }
  }

  /** Clears the line for other output. */
  clear(): void {
    if (this.stream.isTTY) this.stream.write('\r\u001b[K');
  }
}
