import type { Transaction as RawTransaction, Row } from '@libsql/client';
import { nameKey } from '@/lib/text/arabic';

/**
 * Binds accounts to authors by name, once, in the migration that made badges a matter of ids: until then an account whose
 * name folds to an author's was that author. Where two accounts or two authors of an edition share the name, nobody is
 * bound, and an admin says who it is at /desk/staff.
 */
export async function bindAuthorsByName(tx: RawTransaction): Promise<void> {
  const { rows: accounts } = await tx.execute('SELECT id, name FROM moderators');
  const { rows: authors } = await tx.execute('SELECT id, edition, name FROM authors');
  const keyOf = ({ name }: Row) => nameKey(String(name));
  for (const author of authors) {
    const key = keyOf(author);
    const [account, ...others] = accounts.filter((one) => keyOf(one) === key);
    const namesakes = authors.filter((one) => one.edition === author.edition && keyOf(one) === key);
    if (key === '' || !account || others.length > 0 || namesakes.length > 1) continue;
    await tx.execute({
      sql: 'UPDATE authors SET account_id = ? WHERE id = ?',
      args: [account.id ?? null, author.id ?? null],
    });
  }
}
