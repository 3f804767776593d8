/** Comment policy: what a new comment's state is, by rules in a fixed order. */

import { nameKey } from '@/lib/text/arabic';
import { countLinks } from './count-links';
import { findTeamName, type TeamName } from './reserved-names';
import { type CompiledWordRules, findWords, type WordAction, type WordMatch } from './word-rules';

/** Why a comment waits: by a rule below, by its readers' reports, or because its author changed it. */
export const holdReasons = [
  'everyone',
  'newcomer',
  'thread',
  'links',
  'words',
  'name',
  'reports',
  'edited',
] as const;
export type HoldReason = (typeof holdReasons)[number];

/** Why a comment was refused: a moderator picks one, a word rule gives the last. */
export const refusalReasons = [
  'off-topic',
  'abuse',
  'advertising',
  'unreadable',
  'private',
  'words',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** What a rule found, for the desk; plain JSON. */
export type Finding =
  | { rule: 'honeypot' }
  | { rule: 'links'; count: number; allowed: number }
  /** Offsets are into the name or the body as stored. */
  | { rule: 'words'; place: 'name' | 'body'; matches: WordMatch[] }
  /** `author`: how near it is to the name of somebody who signs articles; none for a name of the editors' list. */
  | { rule: 'name'; teamName: string; author?: 'same' | 'close' }
  /** Overrides or hidden characters were taken out of the name or the body. */
  | { rule: 'controls' };

export interface PolicyFacts {
  /** As it will be stored. */
  name: string;
  body: string;
  /** As it was sent. */
  rawName: string;
  rawBody: string;
  /** The field that readers do not see. */
  honeypot: string;
  /** Whether the last decided comment of this browser is published (db/comments/visitors.ts). */
  trusted: boolean;
  /** Whose comments wait for a moderator. */
  hold: 'all' | 'newcomers' | 'none';
  /** The article's thread is held for all. */
  threadHeld: boolean;
  /** Link limits. */
  links: { newcomers: number; others: number };
  rules: CompiledWordRules;
  teamNames: readonly TeamName[];
  /** Signed in at the desk. */
  isTeam: boolean;
}

export type Verdict =
  | { state: 'published' }
  | { state: 'waiting'; reason: HoldReason }
  | { state: 'refused'; reason: 'words' }
  | { state: 'spam' };

export interface ScreeningResult {
  verdict: Verdict;
  findings: Finding[];
}

/** Of one rule: a body of one word a thousand times needs no thousand rows. */
const MAX_MATCHES_PER_RULE = 5;

/**
 * Control characters that are stripped before storing and that no keyboard sends. Arabic keyboards send directional marks
 * and joiners, so these warn of nothing; nor do line ends.
 */
const HIDDEN = /(?![\t\n\v\f\r\u{85}\u{61C}\u{200C}-\u{200F}])[\p{Cc}\p{Cf}]/gu;

/**
 * The verdict on a valid comment, and all findings. The order: a filled honeypot is spam; a word to refuse refuses; then
 * the first of links, words, a team member's name, a held thread, `hold: 'all'` and newcomers names the reason to wait. A team member's
 * comment is published unscreened.
 */
export function applyPolicy(facts: PolicyFacts): ScreeningResult {
  if (facts.isTeam) return { verdict: { state: 'published' }, findings: [] };
  const findings = [
    ...findHoneypot(facts),
    ...findLinks(facts),
    ...findRuleWords('name', facts.name, facts.rules),
    ...findRuleWords('body', facts.body, facts.rules),
    ...findName(facts),
    ...findControls(facts),
  ];
  return { verdict: decide(facts, findings), findings };
}

function findHoneypot({ honeypot }: PolicyFacts): Finding[] {
  return honeypot === '' ? [] : [{ rule: 'honeypot' }];
}

function findLinks({ name, body, links, trusted }: PolicyFacts): Finding[] {
  const count = countLinks(name) + countLinks(body);
  const allowed = trusted ? links.others : links.newcomers;
  return count > allowed ? [{ rule: 'links', count, allowed }] : [];
}

function findRuleWords(place: 'name' | 'body', text: string, rules: CompiledWordRules): Finding[] {
  const places = new Map<number, number>();
  const matches = findWords(rules, text).filter(({ ruleId }) => {
    const earlier = places.get(ruleId) ?? 0;
    places.set(ruleId, earlier + 1);
    return earlier < MAX_MATCHES_PER_RULE;
  });
  return matches.length > 0 ? [{ rule: 'words', place, matches }] : [];
}

function findName({ name, teamNames }: PolicyFacts): Finding[] {
  const close = findTeamName(name, teamNames);
  if (!close) return [];
  const author = close.key === nameKey(name) ? 'same' : 'close';
  return [{ rule: 'name', teamName: close.name, ...(close.isAuthor && { author }) }];
}

function findControls({ name, body, rawName, rawBody }: PolicyFacts): Finding[] {
  const taken = countHidden(rawName) > countHidden(name) || countHidden(rawBody) > countHidden(body);
  return taken ? [{ rule: 'controls' }] : [];
}

function countHidden(text: string): number {
  return text.match(HIDDEN)?.length ?? 0;
}

function decide({ threadHeld, hold, trusted }: PolicyFacts, findings: readonly Finding[]): Verdict {
  const has = (rule: Finding['rule']) => findings.some((finding) => finding.rule === rule);
  const asks = (action: WordAction) =>
    findings.some(
      (finding) => finding.rule === 'words' && finding.matches.some((match) => match.action === action),
    );
  if (has('honeypot')) return { state: 'spam' };
  if (asks('refuse')) return { state: 'refused', reason: 'words' };
  if (has('links')) return { state: 'waiting', reason: 'links' };
  if (asks('hold')) return { state: 'waiting', reason: 'words' };
  if (has('name')) return { state: 'waiting', reason: 'name' };
  if (threadHeld) return { state: 'waiting', reason: 'thread' };
  if (hold === 'all') return { state: 'waiting', reason: 'everyone' };
  if (hold === 'newcomers' && !trusted) return { state: 'waiting', reason: 'newcomer' };
  return { state: 'published' };
}
