/** Comment policy: what a new comment's state is, by rules in a fixed order. */

import { nameKey } from '@/lib/text/arabic';
import { truncate } from '@/lib/text/truncate';
import { findContacts } from './contacts';
import { findDisguisedLinks, findLinks } from './links';
import { isOfficeName } from './office-names';
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
  'private',
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
  | FoundContacts
  /** Offsets are into the name or the body as stored. */
  | { rule: 'words'; place: 'name' | 'body'; matches: WordMatch[] }
  /** `author`: how near it is to the name of somebody who signs articles; `office`: it claims to speak for the site. */
  | { rule: 'name'; teamName: string; author?: 'same' | 'close'; office?: true }
  /** Overrides or hidden characters were taken out of the name or the body. */
  | { rule: 'controls' };

/** What leads elsewhere, as it is meant: e-mail addresses and phones, links that hide from filters, names of channels. */
type FoundContacts = { found: string[] } & (
  | { rule: 'private'; kind: 'email' | 'phone' }
  | { rule: 'disguised' | 'channels' }
);

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
/** In UTF-16 units: what the desk is shown of a find. */
const MAX_FOUND_LENGTH = 80;

/**
 * Control characters that are stripped before storing and that no keyboard sends. Arabic keyboards send directional marks
 * and joiners, so these warn of nothing; nor do line ends.
 */
const HIDDEN = /(?![\t\n\v\f\r\u{85}\u{61C}\u{200C}-\u{200F}])[\p{Cc}\p{Cf}]/gu;

/**
 * The verdict on a valid comment, and all findings. The order: a filled honeypot is spam if a rule found something else as
 * well, and waits if not, since password managers fill fields; a word to refuse refuses; then the first of private data,
 * links and channels, words, a team member's name, a held thread, `hold: 'all'` and newcomers names the reason to wait. A
 * team member's comment is published unscreened.
 */
export function applyPolicy(facts: PolicyFacts): ScreeningResult {
  if (facts.isTeam) return { verdict: { state: 'published' }, findings: [] };
  const findings = [
    ...findHoneypot(facts),
    ...findContactsIn(facts),
    ...findTooManyLinks(facts),
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

/** In the text as it was sent: what was hidden in it shows what it hid. */
function findContactsIn({ rawName, rawBody }: PolicyFacts): Finding[] {
  const text = `${rawName}\n${rawBody}`;
  const { emails, phones, channels } = findContacts(text);
  const findings: FoundContacts[] = [
    { rule: 'private', kind: 'email', found: emails },
    { rule: 'private', kind: 'phone', found: phones },
    { rule: 'disguised', found: findDisguisedLinks(text) },
    { rule: 'channels', found: channels },
  ];
  return findings
    .filter(({ found }) => found.length > 0)
    .map((finding) => ({
      ...finding,
      found: finding.found.slice(0, MAX_MATCHES_PER_RULE).map((one) => truncate(one, MAX_FOUND_LENGTH)),
    }));
}

function findTooManyLinks({ name, body, links, trusted }: PolicyFacts): Finding[] {
  const count = findLinks(name).length + findLinks(body).length;
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
  if (!close) return isOfficeName(name) ? [{ rule: 'name', teamName: name, office: true }] : [];
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

function decide({ honeypot, threadHeld, hold, trusted }: PolicyFacts, findings: readonly Finding[]): Verdict {
  const reason = reasonOf(findings);
  const refused = asks('refuse', findings);
  if (honeypot !== '' && (refused || reason)) return { state: 'spam' };
  if (refused) return { state: 'refused', reason: 'words' };
  if (reason) return { state: 'waiting', reason };
  if (threadHeld) return { state: 'waiting', reason: 'thread' };
  if (hold === 'all' || honeypot !== '') return { state: 'waiting', reason: 'everyone' };
  if (hold === 'newcomers' && !trusted) return { state: 'waiting', reason: 'newcomer' };
  return { state: 'published' };
}

/** Why a comment waits by what it says; the first is what its author can mend. */
function reasonOf(findings: readonly Finding[]): HoldReason | undefined {
  const has = (...rules: Finding['rule'][]) => findings.some(({ rule }) => rules.includes(rule));
  if (has('private')) return 'private';
  if (has('links', 'disguised', 'channels')) return 'links';
  if (asks('hold', findings)) return 'words';
  return has('name') ? 'name' : undefined;
}

function asks(action: WordAction, findings: readonly Finding[]): boolean {
  return findings.some(
    (finding) => finding.rule === 'words' && finding.matches.some((match) => match.action === action),
  );
}
