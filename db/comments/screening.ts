import { sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Transaction } from '@/db/core/client';
import { teamNames, wordRules } from '@/db/schema/comments';
import { applyPolicy, type ScreeningResult, type Verdict } from '@/lib/comments/policy';
import type { TeamName } from '@/lib/comments/reserved-names';
import { type CompiledWordRules, compileWordRules } from '@/lib/comments/word-rules';
import { site } from '@/site.config';

/** A comment as it was typed, before anything was taken out of it, and the honeypot. */
export interface RawComment {
  name: string;
  body: string;
  website: string;
}

interface ScreeningContext {
  trusted: boolean;
  threadHeld: boolean;
  isTeam: boolean;
}

/** Screens a comment by the policy and the editors' lists, as they are inside this transaction. */
export async function screenComment(
  tx: Transaction,
  raw: RawComment,
  clean: { name: string; body: string },
  context: ScreeningContext,
): Promise<ScreeningResult> {
  const { hold, links } = site.comments;
  return applyPolicy({
    name: clean.name,
    body: clean.body,
    rawName: raw.name,
    rawBody: raw.body,
    honeypot: raw.website,
    hold,
    links,
    ...(await loadLists(tx)),
    ...context,
  });
}

/** The columns that store a verdict. */
export function columnsOf(verdict: Verdict) {
  return { state: verdict.state, reason: 'reason' in verdict ? verdict.reason : null };
}

/** The editors' lists, compiled. */
interface EditorLists {
  rules: CompiledWordRules;
  teamNames: TeamName[];
}

let cached: { version: string; lists: EditorLists } | undefined;

/** Cached for each state of the two tables: their rows come and go, but are never updated. */
async function loadLists(tx: Transaction): Promise<EditorLists> {
  const state = (table: SQLiteTable) => sql`(select count(*) || ' ' || coalesce(max(id), 0) from ${table})`;
  const [row] = await tx.all<{ version: string }>(
    sql`select ${state(wordRules)} || ' ' || ${state(teamNames)} as version`,
  );
  const version = row?.version ?? '';
  if (cached?.version !== version) {
    const rules = compileWordRules(await tx.select().from(wordRules));
    cached = { version, lists: { rules, teamNames: await tx.select().from(teamNames) } };
  }
  return cached.lists;
}
