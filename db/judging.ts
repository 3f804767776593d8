import { count, max } from 'drizzle-orm';
import { type Finding, judge, type Verdict } from '@/lib/comment-policy';
import { type CompiledWordRules, compileWordRules } from '@/lib/word-rules';
import { site } from '@/site.config';
import type { Transaction } from './client';
import { teamNames, wordRules } from './schema-comments';

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
    rules: await compiledRules(tx),
    teamNames: await tx.select().from(teamNames),
    ...standing,
  });
}

/** The columns in which a verdict is kept. */
export function factsOf(verdict: Verdict) {
  return { state: verdict.state, reason: 'reason' in verdict ? verdict.reason : null };
}

let compiled: { version: string; rules: CompiledWordRules } | undefined;

/** The editors' word rules, compiled once for each state of their table: rules come and go, but never change. */
async function compiledRules(tx: Transaction): Promise<CompiledWordRules> {
  const [table] = await tx.select({ rows: count(), newest: max(wordRules.id) }).from(wordRules);
  const version = `${table?.rows} ${table?.newest}`;
  if (compiled?.version !== version)
    compiled = { version, rules: compileWordRules(await tx.select().from(wordRules)) };
  return compiled.rules;
}
