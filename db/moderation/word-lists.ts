import { asc, eq } from 'drizzle-orm';
import { db } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { teamNames, wordRules } from '@/db/schema/moderation';
import { foldArabic, nameKey } from '@/lib/text/arabic';

type WordRuleRow = typeof wordRules.$inferSelect;

/** All rules, in the order of the alphabet. Not cached: few, and read by those who change them. */
export async function listWordRules(): Promise<WordRuleRow[]> {
  const rules = await db.select().from(wordRules).orderBy(asc(wordRules.id));
  return rules.sort((a, b) => a.text.localeCompare(b.text, 'ar'));
}

/** Adds a rule. The same word spelled otherwise (vowel marks, hamza, capitals) is the same rule. */
export function addWordRule(
  rule: Pick<WordRuleRow, 'text' | 'match' | 'action'>,
): Promise<{ id: number } | { error: 'duplicate' }> {
  const folded = foldArabic(rule.text);
  return write(async (tx) => {
    const same = await tx.select().from(wordRules).where(eq(wordRules.match, rule.match));
    if (same.some((other) => foldArabic(other.text) === folded)) return { error: 'duplicate' };
    const [added] = await tx
      .insert(wordRules)
      .values({ ...rule, createdAt: new Date() })
      .returning({ id: wordRules.id });
    if (!added) throw new Error('A word rule was not stored');
    return added;
  });
}

/** Deletes a rule; one that is gone already is no error. */
export async function deleteWordRule(id: number): Promise<void> {
  await write((tx) => tx.delete(wordRules).where(eq(wordRules.id, id)));
}

/** The names that only the newsroom may comment under, in the order of the alphabet. */
export async function listTeamNames(): Promise<(typeof teamNames.$inferSelect)[]> {
  const names = await db.select().from(teamNames);
  return names.sort((a, b) => a.name.localeCompare(b.name, 'ar'));
}

/** Adds a name. One that a reader would take for a name in the list is in it already: احمد and أحمد are one. */
export function addTeamName(name: string): Promise<{ id: number } | { error: 'duplicate' }> {
  return write(async (tx) => {
    const [added] = await tx
      .insert(teamNames)
      .values({ name, key: nameKey(name) })
      .onConflictDoNothing({ target: teamNames.key })
      .returning({ id: teamNames.id });
    return added ?? { error: 'duplicate' };
  });
}

/** Deletes a name; one that is gone already is no error. */
export async function deleteTeamName(id: number): Promise<void> {
  await write((tx) => tx.delete(teamNames).where(eq(teamNames.id, id)));
}
