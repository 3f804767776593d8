import { and, asc, count, eq, gt } from 'drizzle-orm';
import { db } from '@/db/core/client';
import { authors } from '@/db/schema/articles';
import { origins } from '@/db/schema/redirects';
import { type Author, allAuthors } from './articles';

/** Logins that WordPress's import accepts (sanitize_user, strict). */
const LOGIN = /^[\w.@-]{1,60}$/;

/**
 * A unique WordPress login for each author: their login at the site they were imported from, so that an import there
 * finds the same user, else a generated one.
 */
export async function assignLogins(): Promise<Map<number, { login: string; author: Author }>> {
  const logins = new Map<number, { login: string; author: Author }>();
  const taken = new Map<string, string>();
  for await (const author of allAuthors()) {
    const former = await formerLogin(author.id);
    const isFree = former !== undefined && [undefined, author.name].includes(taken.get(former.toLowerCase()));
    const login = isFree ? former : `author-${author.id}`;
    taken.set(login.toLowerCase(), author.name);
    logins.set(author.id, { login, author });
  }
  return logins;
}

async function formerLogin(author: number): Promise<string | undefined> {
  const rows = await db
    .select({ origin: origins.origin })
    .from(origins)
    .where(and(eq(origins.kind, 'author'), eq(origins.target, author)))
    .orderBy(asc(origins.source), asc(origins.origin));
  const logins = rows.map(({ origin }) => origin.replace(/^[^:]*:/, ''));
  return logins.find((login) => LOGIN.test(login));
}

/** Names shared by several authors of an edition, as `edition name`. */
export async function namesakes(): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ edition: authors.edition, name: authors.name })
    .from(authors)
    .groupBy(authors.edition, authors.name)
    .having(gt(count(), 1));
  return new Set(rows.map(({ edition, name }) => `${edition} ${name}`));
}
