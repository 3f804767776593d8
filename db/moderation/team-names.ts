import { eq } from 'drizzle-orm';
import { db } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { teamNames } from '@/db/schema/comments';
import { nameKey } from '@/lib/text/arabic';

export type TeamName = typeof teamNames.$inferSelect;

/** The names that only the newsroom may comment under, in the order of the alphabet. */
export async function listTeamNames(): Promise<TeamName[]> {
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
