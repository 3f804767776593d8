import { inArray, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Transaction } from '@/db/core/client';
import { tags } from '@/db/core/tags';
import { accounts } from '@/db/schema/accounts';
import { authors, invalidations } from '@/db/schema/articles';
import { teamNames, wordRules } from '@/db/schema/moderation';
import { applyPolicy, type ScreeningResult, type Verdict } from '@/lib/comments/policy';
import { compileTeamName, type TeamName } from '@/lib/comments/reserved-names';
import { type CompiledWordRules, compileWordRules } from '@/lib/comments/word-rules';
import { HOUR_MS } from '@/lib/site/duration';
import { countWords } from '@/lib/text/arabic';
import { siteName, siteSettings } from '@/runtime/site-settings';
import { editions } from '@/site.config';

/** A comment as it was typed, before anything was taken out of it, and the honeypot, where the form has one. */
export interface RawComment {
  name: string;
  body: string;
  honeypot?: string;
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
  const { hold, newcomerLinks, otherLinks } = siteSettings().comments;
  return applyPolicy({
    name: clean.name,
    body: clean.body,
    rawName: raw.name,
    rawBody: raw.body,
    honeypot: raw.honeypot ?? '',
    hold,
    links: { newcomers: newcomerLinks, others: otherLinks },
    ...(await loadLists(tx)),
    ...context,
  });
}

/** The columns that store a verdict. */
export function columnsOf(verdict: Verdict) {
  return { state: verdict.state, reason: 'reason' in verdict ? verdict.reason : null };
}

/** What comments are compared with, compiled. */
interface EditorLists {
  rules: CompiledWordRules;
  /** Those who sign articles first: an author is the worse to pass for. */
  teamNames: TeamName[];
}

/** A colleague's first name is many readers' too; whoever wants it reserved lists it. */
function isFullName({ name }: { name: string }): boolean {
  return countWords(name) > 1;
}

/** Less than invalidations are kept (db/core/invalidation.ts): of one that was deleted it cannot be told whether it was there. */
const MAX_LISTS_AGE_MS = HOUR_MS;

let cached: { version: string; at: number; lists: EditorLists } | undefined;

/**
 * Cached for each state of the tables, which is told without reading their names: rules and listed names come and go, but are
 * never updated; an author who comes or is renamed invalidates the tag of their edition; accounts say when they were changed.
 */
async function loadLists(tx: Transaction): Promise<EditorLists> {
  const state = (table: SQLiteTable, last: string) =>
    sql`(select count(*) || ' ' || coalesce(max(${sql.raw(last)}), 0) from ${table})`;
  const changes = sql`(select coalesce(max(id), 0) from ${invalidations} where ${inArray(invalidations.tag, [...editions.map(tags.articles), tags.everyPage])})`;
  const [row] = await tx.all<{ version: string }>(
    sql`select ${state(wordRules, 'id')} || ' ' || ${state(teamNames, 'id')} || ' ' || ${state(accounts, 'updated_at')} || ' ' || ${changes} as version`,
  );
  const siteNames = editions.map((edition) => ({ name: siteName(edition) }));
  // This process takes the owner's settings a moment after they are stored.
  const version = [row?.version, ...siteNames.map(({ name }) => name)].join('\n');
  const now = Date.now();
  if (!cached || cached.version !== version || now - cached.at > MAX_LISTS_AGE_MS) {
    const rules = compileWordRules(await tx.select().from(wordRules));
    const bylines = await tx.selectDistinct({ name: authors.name }).from(authors);
    const listed = await tx.select({ name: teamNames.name }).from(teamNames);
    const team = await tx.selectDistinct({ name: accounts.name }).from(accounts);
    const names = [
      ...bylines.map(({ name }) => compileTeamName(name, true)),
      ...[...listed, ...team.filter(isFullName), ...siteNames].map(({ name }) => compileTeamName(name)),
    ];
    cached = { version, at: now, lists: { rules, teamNames: names } };
  }
  return cached.lists;
}
