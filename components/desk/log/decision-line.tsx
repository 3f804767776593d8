import { useTranslations } from 'next-intl';
import { Moment } from '@/components/site/moment';
import { Name } from '@/components/site/name';
import type { LoggedDecision } from '@/db/moderation/log';
import { refusalReasons } from '@/lib/comments/policy';

const ACTORS = ['author', 'readers', 'rules', 'command'] as const;

/** One line of the log: action, reason, actor, time. */
export function DecisionLine({ decision }: { decision: LoggedDecision }) {
  const t = useTranslations('DeskHistory');
  const { action, createdAt } = decision;
  const reason = useRefusalReason(decision);
  const parts = {
    action: t(`actions.${action}`),
    who: () => <DecisionActor decision={decision} />,
    time: () => <Moment at={createdAt} withTime />,
  };
  return reason ? t.rich('lineWhy', { ...parts, reason }) : t.rich('line', parts);
}

export function DecisionActor({ decision: { moderator, actor } }: { decision: LoggedDecision }) {
  const t = useTranslations('DeskHistory.actors');
  return moderator ? <Name>{moderator}</Name> : t(ACTORS.find((one) => one === actor) ?? 'unknown');
}

/** Words for the reason of a refusal; undefined for any other decision. */
export function useRefusalReason({ action, reason }: LoggedDecision): string | undefined {
  const t = useTranslations('Reasons');
  const known = action === 'refuse' && refusalReasons.find((one) => one === reason);
  return known ? t(known) : undefined;
}
