import { sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Transaction } from '@/db/core/client';
import type { TeamName } from '@/db/moderation/team-names';
import { teamNames, wordRules } from '@/db/schema/comments';
import { type Finding, judge, type Verdict } from '@/lib/comments/policy';
import { type CompiledWordRules, compileWordRules } from '@/lib/comments/word-rules';
import { site } from '@/site.config';

/** A comment as it was typed, before anything was taken out of it, and the field that only machines fill. */
export interface Typed {
  name: string;
  body: string;
  website: string;
}

/** What is known of who writes and where. */
interface Standing {
  trusted: boolean;
  threadHeld: boolean;
  isTeam: boolean;
}

/** Judges a text by the rules of the house, as they are inside this transaction. */
export async function judgeText(
  tx: Transaction,
  typed: Typed,
  clean: { name: string; body: string },
  standing: Standing,
): Promise<{ verdict: Verdict; findings: Finding[] }> {
  const { hold, links } = site.comments;
  return judge({
    name: clean.name,
    body: clean.body,
    rawName: typed.name,
    rawBody: typed.body,
    honeypot: typed.website,
    hold,
    links,
    ...(await houseRules(tx)),
    ...standing,
  });
}

/** The columns in which a verdict is kept. */
export function factsOf(verdict: Verdict) {
  return { state: verdict.state, reason: 'reason' in verdict ? verdict.reason : null };
}

/** The editors' lists, ready to judge by. */
interface HouseRules {
  rules: CompiledWordRules;
  teamNames: TeamName[];
}

let kept: { version: string; house: HouseRules } | undefined;

/** Read and compiled once for each state of the two tables: their rows come and go, but never change. */
async function houseRules(tx: Transaction): Promise<HouseRules> {
  const state = (table: SQLiteTable) => sql`(select count(*) || ' ' || coalesce(max(id), 0) from ${table})`;
  const [row] = await tx.all<{ version: string }>(
    sql`select ${state(wordRules)} || ' ' || ${state(teamNames)} as version`,
  );
  const version = row?.version ?? '';
  if (kept?.version !== version) {
    const rules = compileWordRules(await tx.select().from(wordRules));
    kept = { version, house: { rules, teamNames: await tx.select().from(teamNames) } };
  }
  return kept.house;
}
