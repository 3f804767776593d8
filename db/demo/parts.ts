/** What the demo edition made, remembered when it is loaded. */
import { and, eq, inArray, ne } from 'drizzle-orm';
import { db, type Transaction } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { articles, authors, images, topics } from '@/db/schema/articles';
import { type DemoKind, demoParts } from '@/db/schema/demo';

type Reader = Pick<Transaction, 'select'>;

/** All ids and files that there are. */
interface Inventory {
  articles: Map<string, string>;
  authors: Map<string, string>;
  topics: Map<string, string>;
  images: Map<string, string>;
}

const KINDS = { articles: 'article', authors: 'author', topics: 'topic', images: 'picture' } as const;

/** What there is, by id or file, with the content by which an edited author or topic is known. */
async function takeInventory(from: Reader = db): Promise<Inventory> {
  const rows = await from.select({ id: articles.id }).from(articles);
  const people = await from.select().from(authors);
  const shelves = await from.select().from(topics);
  const files = await from.select({ file: images.file }).from(images);
  return {
    articles: new Map(rows.map(({ id }) => [String(id), ''])),
    authors: new Map(people.map((row) => [String(row.id), authorContent(row)])),
    topics: new Map(shelves.map((row) => [String(row.id), topicContent(row)])),
    images: new Map(files.map(({ file }) => [file, ''])),
  };
}

/** Named columns: one that a later version adds must not make every author look edited. */
export function authorContent({ slug, name, bio, portrait, gender }: typeof authors.$inferSelect): string {
  return JSON.stringify([slug, name, bio, portrait, gender]);
}

export function topicContent({ slug, name, description }: typeof topics.$inferSelect): string {
  return JSON.stringify([slug, name, description]);
}

/** Rows of kind `loaded`: what was there when loading began, and that it ended. */
const BEGUN = 'begun';
const ENDED = 'demo';

/** Remembers what is there before the demo edition is loaded. */
export async function beginDemo(): Promise<Inventory> {
  const before = await takeInventory();
  const ids = Object.entries(before).map(([name, known]) => [name, [...known.keys()]]);
  const content = JSON.stringify(Object.fromEntries(ids));
  await write((tx) => tx.insert(demoParts).values({ kind: 'loaded', key: BEGUN, content }));
  return before;
}

/** What was there when a start began to load it; undefined where none did. */
export async function findBegun(): Promise<Inventory | undefined> {
  const [row] = await db.select().from(demoParts).where(isLoaded(BEGUN));
  if (!row) return;
  const ids = JSON.parse(row.content) as Record<keyof Inventory, string[]>;
  const known = (name: keyof Inventory) => new Map(ids[name].map((id) => [id, '']));
  return {
    articles: known('articles'),
    authors: known('authors'),
    topics: known('topics'),
    images: known('images'),
  };
}

function isLoaded(key: string) {
  return and(eq(demoParts.kind, 'loaded'), eq(demoParts.key, key));
}

/** Remembers all that is there now and was not before as the demo's. */
export async function rememberDemo(before: Inventory): Promise<void> {
  const now = await takeInventory();
  const rows: (typeof demoParts.$inferInsert)[] = [{ kind: 'loaded', key: ENDED }];
  for (const [name, kind] of Object.entries(KINDS) as [keyof Inventory, DemoKind][])
    for (const [key, content] of now[name]) if (!before[name].has(key)) rows.push({ kind, key, content });
  await write((tx) => tx.insert(demoParts).values(rows).onConflictDoNothing());
}

/** Whether it was ever loaded here. */
export async function wasDemoLoaded(): Promise<boolean> {
  return (await db.select().from(demoParts).where(isLoaded(ENDED))).length > 0;
}

/** Whether something of it is there. */
export async function hasDemo(): Promise<boolean> {
  const ofIt = and(ne(demoParts.kind, 'loaded'), ne(demoParts.kind, 'removing'));
  return (await db.select({ key: demoParts.key }).from(demoParts).where(ofIt).limit(1)).length > 0;
}

/** Its parts of these kinds. */
export function demoPartsOf(from: Reader, kinds: readonly DemoKind[]) {
  return from
    .select()
    .from(demoParts)
    .where(inArray(demoParts.kind, [...kinds]));
}
