import { useFormatter, useTranslations } from 'next-intl';
import { Name } from '@/components/site/name';
import type { QueueItem } from '@/db/moderation/queue-items';
import { type Finding, holdReasons, refusalReasons } from '@/lib/comments/policy';
import styles from './item-findings.module.css';

/** Hold or refusal reason, findings of the rules, reports, and the author's objection. */
export function ItemFindings({ item: { comment, hint, reports, objected, proposals } }: { item: QueueItem }) {
  const t = useTranslations();
  const format = useFormatter();
  const held = comment.state === 'waiting' && holdReasons.find((reason) => reason === comment.reason);
  // That everybody waits goes without saying.
  const unusual = held && held !== 'everyone' && held;
  const refused = comment.state === 'refused' && refusalReasons.find((reason) => reason === comment.reason);
  // Redundant beside an objection, reports, or a finding of the same rule.
  const told =
    objected ||
    (unusual === 'reports' && reports.reasons.length > 0) ||
    comment.findings.some(
      ({ rule }) => rule === unusual || (unusual === 'links' && LINK_RULES.includes(rule)),
    );
  const readers = reports.reasons.reduce((sum, reason) => sum + reason.readers, 0);
  const unwanted = hint !== null && hint.unwanted > LIKE_ANY && hint.because.length > 0;
  const any =
    proposals.length > 0 ||
    objected ||
    readers > 0 ||
    unusual ||
    refused ||
    comment.findings.length > 0 ||
    unwanted;
  if (!any) return null;
  return (
    <ul className={styles.findings} aria-label={t(held ? 'DeskQueue.why' : 'DeskQueue.seen')}>
      {proposals.map(({ kind, note, name }) => (
        <li key={name}>
          <strong>{t.rich(`DeskQueue.proposals.${kind}`, { name: () => <Name>{name}</Name> })}</strong>
          {note && <blockquote dir="auto">{note}</blockquote>}
        </li>
      ))}
      {objected && (
        <li>
          <strong>{t('DeskQueue.objection')}</strong>
          <blockquote dir="auto">{comment.objection}</blockquote>
        </li>
      )}
      {readers > 0 && (
        <li>
          <strong>{t('DeskQueue.reports', { count: readers })}</strong>{' '}
          {format.list(
            reports.reasons.map(
              ({ reason, readers: by }) => `${t(`Report.reasons.${reason}`)} (${format.number(by)})`,
            ),
          )}
          {reports.notes.map((note, index) => (
            <blockquote key={index} dir="auto" aria-label={t('DeskQueue.reportNotes')}>
              {note}
            </blockquote>
          ))}
        </li>
      )}
      {unusual && !told && <li>{t(`DeskQueue.holds.${unusual}`)}</li>}
      {refused && <li>{t('DeskQueue.refusedFor', { reason: t(`Reasons.${refused}`) })}</li>}
      {comment.findings.flatMap((finding, index) =>
        linesOf(finding).map((line, lineIndex) => (
          <li key={`${index}-${lineIndex}`} className={isImpersonation(line) ? styles.grave : undefined}>
            <FindingLine finding={line} />
          </li>
        )),
      )}
      {unwanted && <li>{t.rich('DeskQueue.hint', { words: () => <FoundWords words={hint.because} /> })}</li>}
    </ul>
  );
}

/** Findings that hold a comment for its links, besides too many of them. */
const LINK_RULES: Finding['rule'][] = ['disguised', 'channels'];

/** Spam score of a comment that looks neither wanted nor unwanted. */
const LIKE_ANY = 0.5;

/** The name of an author: nothing harms a thread more than their false voice. */
function isImpersonation(finding: Finding): boolean {
  return finding.rule === 'name' && finding.author === 'same';
}

/** A finding of words holds every rule that matched: split into one a rule. */
function linesOf(finding: Finding): Finding[] {
  if (finding.rule !== 'words') return [finding];
  const rules = [...new Set(finding.matches.map(({ ruleId }) => ruleId))];
  return rules.map((ruleId) => ({
    ...finding,
    matches: finding.matches.filter((match) => match.ruleId === ruleId),
  }));
}

function FindingLine({ finding }: { finding: Finding }) {
  const t = useTranslations('DeskQueue');
  if (finding.rule === 'honeypot' || finding.rule === 'controls') return t(`findings.${finding.rule}`);
  if ('found' in finding) {
    const words = finding.rule === 'private' ? finding.kind : finding.rule;
    return t.rich(`findings.${words}`, { found: () => <FoundWords words={finding.found} /> });
  }
  if (finding.rule === 'links') {
    return `${t('findings.links', { count: finding.count })} ${t('findings.allowed', { count: finding.allowed })}`;
  }
  if (finding.rule === 'name') {
    const words = finding.author
      ? (`${finding.author}Author` as const)
      : finding.office
        ? 'officeName'
        : 'name';
    return t.rich(`findings.${words}`, { name: () => <Name>{finding.teamName}</Name> });
  }
  const [match] = finding.matches;
  if (!match) return null;
  return (
    <>
      {t.rich('findings.words', {
        action: t(`findings.actions.${match.action}`),
        rule: () => <bdi>{match.text}</bdi>,
        found: () => <FoundWords words={finding.matches.map(({ found }) => found)} />,
      })}
      {finding.place === 'name' && ` (${t('findings.inName')})`}
    </>
  );
}

function FoundWords({ words }: { words: readonly string[] }) {
  return [...new Set(words)].map((word) => (
    <span key={word}>
      <mark>
        <bdi>{word}</bdi>
      </mark>{' '}
    </span>
  ));
}
