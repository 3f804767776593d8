import { useTranslations } from 'next-intl';
import { Differences } from '@/components/corrections/differences';
import formStyles from '@/components/desk/form.module.css';
import type { ArticleFields } from '@/lib/desk/article-fields';
import { type FieldFinding, MEND_ALL, mendValue } from '@/lib/desk/article-proofreading';
import { type RuleName, ruleNames } from '@/lib/proofread/finding';
import { shownChange } from '@/lib/proofread/shown-change';
import { ARTICLE_FORM } from './article-ways';
import styles from './proofreading.module.css';

interface ProofreadingProps {
  findings: readonly FieldFinding[];
  /** The text that they are of. */
  fields: ArticleFields;
  /** How many places the last press mended, as the address says it. */
  mended: string | string[] | undefined;
}

/**
 * The findings of the house style, by their rule. Its buttons are of the article's form, so that what was typed is saved with
 * what they mend; they stand after that form, or Enter in a field would press the first of them.
 */
export function Proofreading({ findings, fields, mended }: ProofreadingProps) {
  const t = useTranslations('Proofread');
  const safe = findings.filter(({ level }) => level === 'fix');
  return (
    <section
      id="proofreading"
      className={styles.proofreading}
      aria-labelledby="proofreading-title"
      tabIndex={-1}
    >
      <h2 id="proofreading-title">{t('title')}</h2>
      {typeof mended === 'string' && /^\d{1,5}$/.test(mended) && (
        <p className={formStyles.done} role="status">
          {t('mended', { count: Number(mended) })}
        </p>
      )}
      <p>{t('count', { count: findings.length })}</p>
      {findings.length > 0 && <p className={formStyles.hint}>{t('explain')}</p>}
      {safe.length > 0 && (
        <button type="submit" form={ARTICLE_FORM} name="fix" value={MEND_ALL}>
          {t('mendAll', { count: safe.length })}
        </button>
      )}
      {ruleNames.map((rule) => (
        <RuleFindings
          key={rule}
          rule={rule}
          findings={findings.filter((one) => one.rule === rule)}
          fields={fields}
        />
      ))}
    </section>
  );
}

/** More of one rule are only counted: the button for all mends them, too. */
const MAX_SHOWN = 30;
/** Up to so many are shown at once. */
const MAX_OPEN = 5;

interface RuleFindingsProps extends Pick<ProofreadingProps, 'findings' | 'fields'> {
  rule: RuleName;
}

function RuleFindings({ rule, findings, fields }: RuleFindingsProps) {
  const t = useTranslations('Proofread');
  const { length } = findings;
  if (length === 0) return null;
  return (
    <details className={styles.rule} open={length <= MAX_OPEN}>
      <summary>
        {/* The space parts letters that would join across the elements. */}
        <bdi>{t(`reasons.${rule}`)}</bdi> <small>{t('places', { count: length })}</small>
      </summary>
      <ul>
        {findings.slice(0, MAX_SHOWN).map((finding) => (
          <li key={`${finding.field} ${finding.start}`}>
            <FindingLine finding={finding} text={fields[finding.field]} />
          </li>
        ))}
      </ul>
      {length > MAX_SHOWN && <p className={formStyles.hint}>{t('more', { count: length - MAX_SHOWN })}</p>}
    </details>
  );
}

/** In UTF-16 units, on either side of a finding. */
const CONTEXT = 40;

/** The words around a finding with the change that is proposed, and the button that makes it. */
function FindingLine({ finding, text }: { finding: FieldFinding; text: string }) {
  const t = useTranslations('Proofread');
  const label = useTranslations('DeskArticle.fields');
  const { field, start, end, found, fix } = finding;
  const { before, after } = contextOf(text, start, end);
  return (
    <div className={styles.finding}>
      {field !== 'body' && <strong>{label(field)}</strong>}
      {fix === undefined ? (
        <p dir="auto">
          {before}
          <mark>{found}</mark>
          {after}
        </p>
      ) : (
        <>
          <Differences parts={shownChange(before, finding, after)} />
          <button
            type="submit"
            form={ARTICLE_FORM}
            name="fix"
            value={mendValue(finding)}
            aria-label={t('mendOf', { found })}
          >
            {t('mend')}
          </button>
        </>
      )}
    </div>
  );
}

/** Whole words of the same line. */
function contextOf(text: string, start: number, end: number): { before: string; after: string } {
  const from = Math.max(0, start - CONTEXT);
  const before = text.slice(from, start).replace(/^[\s\S]*\n/, '');
  const after = text.slice(end, end + CONTEXT).replace(/\n[\s\S]*$/, '');
  const isCutBefore = from > 0 && before.length === CONTEXT;
  const isCutAfter = after.length === CONTEXT;
  return {
    before: isCutBefore ? before.replace(/^\S*\s/, '') : before,
    after: isCutAfter ? after.replace(/\s\S*$/, '') : after,
  };
}
