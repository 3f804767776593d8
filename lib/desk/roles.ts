/** Who may do what at the desk: the one table, asked by every page and action, and shown at /desk/staff. */

/** Each may do what the ones before it may, but for two things the table says. */
export const roles = ['author', 'editor', 'moderator', 'admin'] as const;
export type Role = (typeof roles)[number];
export const LEAST_ROLE: Role = roles[0];

/**
 * How far a right reaches: `yes` where an act is about no article; else the comments of every article (`all`), of those
 * the account was made an editor of (`edited`), or of those its own author signs (`written`).
 */
const scopes = ['yes', 'all', 'edited', 'written', 'no'] as const;
type Scope = (typeof scopes)[number];

type Row = readonly [author: Scope, editor: Scope, moderator: Scope, admin: Scope];

/** Acts on an article, or on the comments below it: who asks names which. */
const articleActs = {
  /** See new comments on one's own articles, and answer them with the author's badge. */
  answer: ['written', 'written', 'written', 'written'],
  /** Propose a pick, or a hold with its reason. */
  propose: ['written', 'written', 'written', 'written'],
  /** Read the queue, with what is known of a comment: its writer's e-mail address, reports, findings. */
  review: ['no', 'edited', 'all', 'all'],
  /** Publish, refuse, mark as spam, hold, undo. */
  decide: ['no', 'edited', 'all', 'all'],
  pick: ['no', 'edited', 'all', 'all'],
  /** Change a comment's text. */
  revise: ['no', 'edited', 'all', 'all'],
  /** Answer in the newsroom's name. */
  reply: ['no', 'edited', 'all', 'all'],
  /** Open, hold or close a thread. */
  thread: ['no', 'edited', 'all', 'all'],
  /** Say who edits an article. */
  assign: ['no', 'edited', 'all', 'all'],
  /** Write and mend articles. A moderator writes none. */
  write: ['written', 'all', 'no', 'all'],
  publish: ['no', 'all', 'no', 'all'],
} satisfies Record<string, Row>;

/** Acts on what belongs to the whole site. */
const siteActs = {
  /** One's own password and settings. */
  account: ['yes', 'yes', 'yes', 'yes'],
  /** Reserved names. */
  names: ['no', 'yes', 'yes', 'yes'],
  /** Watched words, which decide on comments of every article. */
  words: ['no', 'no', 'yes', 'yes'],
  figures: ['no', 'no', 'yes', 'yes'],
  log: ['no', 'no', 'yes', 'yes'],
  /** Write, mend and publish pages (about, contact, rules…). An author writes articles, a moderator none of both. */
  pages: ['no', 'yes', 'no', 'yes'],
  /** Authors, topics and pictures. */
  catalogue: ['no', 'yes', 'yes', 'yes'],
  /** What stands first on the front page. */
  front: ['no', 'yes', 'no', 'yes'],
  /** What identifies the site. */
  site: ['no', 'no', 'no', 'yes'],
  /** See whether the site is well, bring another one in, take the demo edition away. */
  operate: ['no', 'no', 'no', 'yes'],
  /** Accounts, their roles, and the authors they are. */
  staff: ['no', 'no', 'no', 'yes'],
} satisfies Record<string, Row>;

export const rights = { ...articleActs, ...siteActs };

export type ArticleAct = keyof typeof articleActs;
export type SiteAct = keyof typeof siteActs;
export type Act = ArticleAct | SiteAct;

export function scopeOf(role: Role, act: Act): Scope {
  return rights[act][roles.indexOf(role)] ?? 'no';
}

/** Whether a role may take an act at all, be it on some articles only. */
export function mayAct(role: Role, act: Act): boolean {
  return scopeOf(role, act) !== 'no';
}
