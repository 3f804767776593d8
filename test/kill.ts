import { setTimeout } from 'node:timers/promises';
import { type Acknowledged, type Sent, send, storm } from './commenter';
import { readWhole } from './reader';
import type { Site } from './site';

/** Concurrent commenters. */
const WRITERS = 16;

/** The server is killed at a random time up to this after the first comments were acknowledged. */
const MAX_KILL_DELAY_MS = 1500;

/** Violations by kind; all empty when every guarantee held. */
interface Broken {
  /** Kills during which nobody was writing: they prove nothing. */
  idleKills: number;
  /** Resent after a restart, and still not acknowledged. */
  refused: string[];
  lost: string[];
  doubled: string[];
  /** Stored with other content than was sent. */
  garbled: string[];
  /** Acknowledged, but their receipt page shows no comment. */
  withoutReceipt: string[];
  /** Incomplete pages. */
  cutPages: string[];
  /** Findings of SQLite's integrity check. */
  damage: string[];
}

export const NOTHING_BROKEN: Broken = {
  idleKills: 0,
  refused: [],
  lost: [],
  doubled: [],
  garbled: [],
  withoutReceipt: [],
  cutPages: [],
  damage: [],
};

/**
 * Kills the server `kills` times while readers comment on these pages, restarts it each time, and resends what was not
 * acknowledged; then compares the acknowledgements with the database.
 */
export async function killUnderLoad(site: Site, pages: string[], kills: number) {
  const acknowledged: Acknowledged[] = [];
  const resent: Sent[] = [];
  const broken: Broken = { ...NOTHING_BROKEN, refused: [], cutPages: [] };
  await site.start();
  for (let kill = 0; kill < kills; kill++) {
    const writing = await storm(site, pages, WRITERS);
    await writing.reached(WRITERS);
    // Opens and closes the database: as the supposed last connection, SQLite may delete the server's WAL.
    await site.command('comments', 'list', 'spam');
    await setTimeout(Math.random() * MAX_KILL_DELAY_MS);
    await site.stop('SIGKILL');
    await writing.stop();
    await site.start();
    acknowledged.push(...writing.acknowledged);
    if (writing.unanswered.length === 0) broken.idleKills += 1;
    for (const sent of writing.unanswered) {
      const taken = await send(site, sent);
      if (taken) acknowledged.push(taken);
      else broken.refused.push(sent.email);
      resent.push(sent);
    }
    for (const page of pages) if ((await readWhole(site, page)) !== 200) broken.cutPages.push(page);
  }
  await compare(site, acknowledged, broken);
  return { acknowledged: acknowledged.length, resent: resent.length, broken };
}

/** Compares acknowledged comments with stored ones. */
async function compare(site: Site, acknowledged: Acknowledged[], broken: Broken): Promise<void> {
  const rows = await site.query('select name, email, body from comments');
  const check = await site.query('pragma integrity_check');
  const foreign = await site.query('pragma foreign_key_check');
  broken.damage = [...check, ...foreign].map((row) => String(row[0])).filter((row) => row !== 'ok');
  const stored = new Map(rows.map((row) => [row.email, row]));
  const emails = (found: Acknowledged[]) => found.map(({ email }) => email);
  broken.lost = emails(acknowledged.filter(({ email }) => !stored.has(email)));
  broken.doubled = rows.filter((row) => stored.get(row.email) !== row).map(({ email }) => String(email));
  broken.garbled = emails(
    acknowledged.filter(({ email, name, body }) => {
      const row = stored.get(email);
      return row && (row.name !== name || row.body !== body);
    }),
  );
  for (const sent of acknowledged) {
    const answer = await fetch(site.address + sent.receipt);
    if (!answer.ok || !(await answer.text()).includes(sent.name)) broken.withoutReceipt.push(sent.email);
  }
}
