import { beforeAll, describe, expect, test } from 'vitest';
import { client } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { articleRow, publishComment, storeArticle } from '@/test/articles-and-comments';

type Row = Record<string, string | number | null>;

/** Inserts a row past all of our code, as a slip or a hand at the file would. */
async function insert(table: string, row: Row): Promise<void> {
  const columns = Object.keys(row);
  await client.execute({
    sql: `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    args: Object.values(row),
  });
}

let made = 0;
const place = { article: 0, other: 0, root: 0, reply: 0, otherRoot: 0 };

beforeAll(async () => {
  await migrate();
  place.article = (await storeArticle({ slug: 'first' })).id;
  place.other = (await storeArticle({ slug: 'second' })).id;
  place.root = (await publishComment(place.article)).id;
  place.reply = (await publishComment(place.article, { parentId: place.root })).id;
  place.otherRoot = (await publishComment(place.other)).id;
});

const comment = (changed: Row = {}): Row => {
  made += 1;
  return {
    article_id: place.article,
    depth: 0,
    name: 'أحمد',
    email: 'a@example.com',
    body: 'نص',
    state: 'waiting',
    created_at: 1,
    submission: `s${made}`,
    receipt: `r${made}`,
    same_text: `t${made}`,
    shown: 0,
    ...changed,
  };
};
const article = (changed: Row = {}): Row => {
  made += 1;
  return {
    edition: 'ar',
    slug: `slug-${made}`,
    title: 'عنوان',
    body: '',
    words: 0,
    author_id: 1,
    published_at: 10,
    ...changed,
  };
};

describe('comments', () => {
  test('a good root and a good reply go in', async () => {
    await insert('comments', comment());
    await insert('comments', comment({ parent_id: place.reply, root_id: place.root, depth: 2 }));
    await insert('comments', comment({ state: 'refused', reason: 'abuse' }));
  });

  test.each<[string, () => Row, RegExp]>([
    ['an unknown article', () => ({ article_id: 999 }), /FOREIGN KEY/],
    ['an unknown parent', () => ({ parent_id: 999, root_id: place.root, depth: 1 }), /FOREIGN KEY/],
    ['an unknown root', () => ({ parent_id: place.root, root_id: 999, depth: 1 }), /FOREIGN KEY/],
    [
      'a parent in another article',
      () => ({ parent_id: place.otherRoot, root_id: place.root, depth: 1 }),
      /FOREIGN KEY/,
    ],
    [
      'a root in another article',
      () => ({ parent_id: place.root, root_id: place.otherRoot, depth: 1 }),
      /FOREIGN KEY/,
    ],
    [
      'a root with a parent',
      () => ({ parent_id: place.root, root_id: place.root, depth: 0 }),
      /comments_place/,
    ],
    ['a reply without a parent', () => ({ depth: 1 }), /comments_place/],
    ['a reply without a root', () => ({ parent_id: place.root, depth: 1 }), /comments_place/],
    ['a root that names a root', () => ({ root_id: place.root, depth: 0 }), /comments_place/],
    [
      'a depth below zero',
      () => ({ parent_id: place.root, root_id: place.root, depth: -1 }),
      /comments_depth/,
    ],
    ['an empty name', () => ({ name: '' }), /comments_filled/],
    ['an empty body', () => ({ body: '' }), /comments_filled/],
    ['an empty e-mail', () => ({ email: '' }), /comments_filled/],
    ['no e-mail', () => ({ email: null }), /NOT NULL/],
    ['an unknown state', () => ({ state: 'hidden' }), /comments_state_known/],
    ['an unknown reason', () => ({ state: 'refused', reason: 'boring' }), /comments_reason_known/],
    ['a refusal without a reason', () => ({ state: 'refused' }), /comments_refused_why/],
    ['a submission that came before', () => ({ submission: 's1' }), /UNIQUE/],
    ['a receipt that somebody has', () => ({ receipt: 'r1' }), /UNIQUE/],
  ])('%s is refused', async (_, changed, reason) => {
    await expect(insert('comments', comment(changed()))).rejects.toThrow(reason);
  });

  test('an article with comments cannot go, nor a comment with replies', async () => {
    await expect(client.execute(`DELETE FROM articles WHERE id = ${place.article}`)).rejects.toThrow(
      /FOREIGN/,
    );
    await expect(client.execute(`DELETE FROM comments WHERE id = ${place.root}`)).rejects.toThrow(/FOREIGN/);
  });

  test('a comment cannot move to another article', async () => {
    const move = `UPDATE comments SET article_id = ${place.other} WHERE id = ${place.reply}`;
    await expect(client.execute(move)).rejects.toThrow(/FOREIGN KEY/);
  });

  test('an id is never given twice', async () => {
    await insert('comments', comment({ receipt: 'last' }));
    const last = await client.execute("SELECT id FROM comments WHERE receipt = 'last'");
    await client.execute("DELETE FROM comments WHERE receipt = 'last'");
    await insert('comments', comment({ receipt: 'next' }));
    const next = await client.execute("SELECT id FROM comments WHERE receipt = 'next'");
    expect(Number(next.rows[0]?.[0])).toBeGreaterThan(Number(last.rows[0]?.[0]));
  });
});

describe('articles', () => {
  test('the same slug in the other edition is another article', async () => {
    await insert('articles', article({ edition: 'en', slug: 'first' }));
    expect((await articleRow('first')).id).toBe(place.article);
  });

  test.each<[string, Row, RegExp]>([
    ['an unknown edition', { edition: 'fr' }, /articles_edition/],
    ['a slug that is taken', { slug: 'first' }, /UNIQUE/],
    ['an empty slug', { slug: '' }, /articles_filled/],
    ['an empty title', { title: '' }, /articles_filled/],
    ['no body', { body: null }, /NOT NULL/],
    ['an unknown author', { author_id: 999 }, /FOREIGN KEY/],
    ['an unknown picture', { hero: 'gone.webp' }, /FOREIGN KEY/],
    ['an update before it was published', { updated_at: 9 }, /articles_times/],
    ['a count below zero', { comment_count: -1 }, /articles_counts/],
    ['words below zero', { words: -1 }, /articles_counts/],
    ['comments neither open nor closed', { comments_open: 2 }, /articles_open/],
  ])('%s is refused', async (_, changed, reason) => {
    await expect(insert('articles', article(changed))).rejects.toThrow(reason);
  });
});

describe('authors, topics and pictures', () => {
  test.each<[string, Row, RegExp]>([
    ['authors', { edition: 'fr', slug: 'a', name: 'a' }, /authors_edition/],
    ['authors', { edition: 'ar', slug: 'نور-الدين', name: 'a' }, /UNIQUE/],
    ['authors', { edition: 'ar', slug: 'a', name: 'a', gender: 'x' }, /authors_gender/],
    ['authors', { edition: 'ar', slug: 'a', name: '' }, /authors_filled/],
    ['authors', { edition: 'ar', slug: 'a', name: 'a', portrait: 'gone.webp' }, /FOREIGN KEY/],
    ['topics', { edition: 'fr', slug: 'a', name: 'a' }, /topics_edition/],
    ['topics', { edition: 'ar', slug: 'دفاع', name: 'a' }, /UNIQUE/],
    ['topics', { edition: 'ar', slug: '', name: 'a' }, /topics_filled/],
    ['article_topics', { article_id: 1, topic_id: 1, position: 1 }, /UNIQUE/],
    ['article_topics', { article_id: 1, topic_id: 999, position: 1 }, /FOREIGN KEY/],
    ['images', { file: 'a', width: 0, height: 1 }, /images_size/],
  ])('%s: %j is refused', async (table, row, reason) => {
    await expect(insert(table, row)).rejects.toThrow(reason);
  });
});

describe('moderators and their sessions', () => {
  const moderator = (changed: Row = {}): Row => {
    made += 1;
    const times = { created_at: 1, updated_at: 1 };
    return {
      id: `m${made}`,
      name: 'ليلى',
      email: `m${made}@example.com`,
      role: 'moderator',
      ...times,
      ...changed,
    };
  };
  const session = (changed: Row = {}): Row => {
    made += 1;
    const times = { created_at: 1, updated_at: 1, expires_at: 2 };
    return {
      id: `s${made}`,
      moderator_id: 'first',
      token: `${made}`.padStart(32, 'x'),
      ...times,
      ...changed,
    };
  };
  const account: Row = {
    id: 'a',
    moderator_id: 'first',
    account_id: 'first',
    provider_id: 'credential',
    password: 'hash',
    created_at: 1,
    updated_at: 1,
  };

  beforeAll(async () => {
    await insert('moderators', moderator({ id: 'first', email: 'first@example.com' }));
    await insert('moderator_accounts', account);
    await insert('moderator_sessions', session({ token: 'the-first-token-of-them-all-here' }));
  });

  test.each<[string, string, () => Row, RegExp]>([
    ['an unknown role', 'moderators', () => moderator({ role: 'owner' }), /moderators_role_known/],
    ['an e-mail that is taken', 'moderators', () => moderator({ email: 'first@example.com' }), /UNIQUE/],
    ['capitals in an e-mail', 'moderators', () => moderator({ email: 'A@example.com' }), /email_folded/],
    ['an empty name', 'moderators', () => moderator({ name: '' }), /moderators_filled/],
    ['half disabled', 'moderators', () => moderator({ disabled: 2 }), /moderators_flags/],
    ['a second password', 'moderator_accounts', () => ({ ...account, id: 'b' }), /UNIQUE/],
    [
      'another way in',
      'moderator_accounts',
      () => ({ ...account, id: 'b', provider_id: 'github' }),
      /moderator_accounts_provider/,
    ],
    ['a session of nobody', 'moderator_sessions', () => session({ moderator_id: 'nobody' }), /FOREIGN KEY/],
    ['a short token', 'moderator_sessions', () => session({ token: 'short' }), /sessions_filled/],
    [
      'a token that somebody has',
      'moderator_sessions',
      () => session({ token: 'the-first-token-of-them-all-here' }),
      /UNIQUE/,
    ],
    [
      'a session that ends before it begins',
      'moderator_sessions',
      () => session({ expires_at: 0 }),
      /_times/,
    ],
    ['tries below none', 'sign_in_tries', () => ({ key: 'k', tries: -1, until: 1 }), /sign_in_tries_counted/],
  ])('%s is refused', async (_, table, row, reason) => {
    await expect(insert(table, row())).rejects.toThrow(reason);
  });
});
