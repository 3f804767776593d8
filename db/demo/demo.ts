import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { count, eq } from 'drizzle-orm';
import { parse } from 'yaml';
import { sameTextKey, submissionKey } from '@/db/comments/tokens';
import { refreshThread } from '@/db/comments/transitions';
import { db } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { importMarkdown } from '@/db/import/markdown/import';
import { articles } from '@/db/schema/articles';
import { comments } from '@/db/schema/comments';
import { describeFileProblem } from '@/i18n/import-words';
import { problemsOf } from '@/lib/import/report';
import { cleanBody, cleanName } from '@/lib/text/clean-text';
import { hashToken } from '@/runtime/keyed-hash';
import { beginDemo, findBegun, rememberDemo, wasDemoLoaded } from './parts';
import { DEMO_EMAIL } from './plan';

const DEMO_FOLDER = path.resolve('db/demo');

interface DemoComment {
  name: string;
  at: string;
  body: string;
  badge?: 'author' | 'team';
  picked?: boolean;
  replies?: DemoComment[];
}

interface DemoThread {
  article: string;
  comments: DemoComment[];
}

/**
 * Seeds an empty database with the demo edition, once; returns whether it did. A start that was killed in between is gone on
 * with by the next.
 */
export async function loadDemo(folder = DEMO_FOLDER): Promise<boolean> {
  const [stored] = await db.select({ articles: count() }).from(articles);
  const begun = await findBegun();
  if ((!begun && stored && stored.articles > 0) || (await wasDemoLoaded())) return false;
  const before = begun ?? (await beginDemo());
  await importMarkdown(folder, {}, (report) => {
    const problems = problemsOf(report);
    if (problems.length > 0) throw new Error(`${report.file}: ${problems.map(describeFileProblem)}`);
  });
  const threads = parse(await readFile(path.join(folder, 'comments.yaml'), 'utf8')) as DemoThread[];
  for (const thread of threads) await fillThread(thread);
  await rememberDemo(before);
  return true;
}

/** Stores a thread of published comments below an article that is there, and has none yet. */
export function fillThread(thread: DemoThread): Promise<void> {
  return write(async (tx) => {
    const [article] = await tx.select().from(articles).where(eq(articles.slug, thread.article));
    if (!article) throw new Error(`The demo has a thread for ${thread.article}, but no such article`);
    if (article.commentCount > 0) return;
    for (const { comment, parent } of inOrder(thread.comments)) {
      const [row] = await tx
        .insert(comments)
        .values(rowOf(article.id, comment, parent?.row))
        .returning();
      comment.row = row;
    }
    await refreshThread(tx, article);
  });
}

type Row = typeof comments.$inferSelect;
type Placed = DemoComment & { row?: Row };

/** Comments sorted by date, so that ids ascend with time; parents come before their replies. */
function inOrder(roots: Placed[]): { comment: Placed; parent?: Placed }[] {
  const flat = roots.flatMap((comment) => withReplies(comment));
  return flat.sort((a, b) => a.comment.at.localeCompare(b.comment.at));
}

function withReplies(comment: Placed, parent?: Placed): { comment: Placed; parent?: Placed }[] {
  return [{ comment, parent }, ...(comment.replies ?? []).flatMap((reply) => withReplies(reply, comment))];
}

function rowOf(articleId: number, comment: DemoComment, parent: Row | undefined) {
  const { name, at, body, badge = null, picked = false } = comment;
  const submission = submissionKey([articleId, name, at, body], {
    address: 'demo',
    agent: 'demo',
    visitor: null,
  });
  const createdAt = new Date(at);
  return {
    articleId,
    parentId: parent?.id ?? null,
    rootId: parent ? (parent.rootId ?? parent.id) : null,
    depth: parent ? parent.depth + 1 : 0,
    name: cleanName(name),
    email: DEMO_EMAIL,
    body: cleanBody(body),
    state: 'published' as const,
    shown: true,
    badge,
    pickedAt: picked ? createdAt : null,
    createdAt,
    decidedAt: createdAt,
    submission,
    // Nobody holds a receipt for a comment of the demo.
    receipt: hashToken(`demo:${submission}`),
    sameText: sameTextKey(body),
  };
}
