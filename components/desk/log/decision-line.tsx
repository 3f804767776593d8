import { useTranslations } from 'next-intl';
import { Moment } from '@/components/site/moment';
import type { LoggedDecision } from '@/db/moderation/log';
import { refusalReasons } from '@/lib/comments/policy';

const ACTORS = ['author', 'readers', 'rules', 'command'] as const;

/** One line of the log: action, reason, actor, time. */
export function DecisionLine({ decision }: { decision: LoggedDecision }) {
  const t = useTranslations();
  const { action, moderator, actor, reason, createdAt } = decision;
  const known = refusalReasons.find((one) => one === reason);
  const other = ACTORS.find((one) => one === actor) ?? 'unknown';
  const parts = {
    action: t(`DeskHistory.actions.${action}`),
    who: () => <bdi>{moderator ?? t(`DeskHistory.actors.${other}`)}</bdi>,
    time: () => <Moment at={createdAt} withTime />,
  };
  return action === 'refuse' && known
    ? t.rich('DeskHistory.lineWhy', { ...parts, reason: t(`Reasons.${known}`) })
    : t.rich('DeskHistory.line', parts);
}
