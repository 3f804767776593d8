import { useTranslations } from 'next-intl';
import { ChoiceField } from '@/components/desk/field';
import formStyles from '@/components/desk/form.module.css';
import type { ListedStaff } from '@/db/accounts/staff';
import { type DecisionAction, decisionActions } from '@/db/schema/moderation';
import { LOG, type LogFilter } from '@/lib/desk/log-url';

interface LogFilterFormProps {
  filter: LogFilter<DecisionAction>;
  staff: readonly ListedStaff[];
}

/** Form that narrows the log to one kind of decision, or to one moderator's. */
export function LogFilterForm({ filter, staff }: LogFilterFormProps) {
  const t = useTranslations();
  return (
    <form className={`${formStyles.form} ${formStyles.beside}`} action={LOG}>
      <ChoiceField
        id="log-action"
        name="action"
        label={t('DeskLog.action')}
        value={filter.action ?? ''}
        choices={[
          { value: '', label: t('DeskLog.anyAction') },
          ...decisionActions.map((value) => ({ value, label: t(`DeskHistory.actions.${value}`) })),
        ]}
      />
      <ChoiceField
        id="log-actor"
        name="by"
        label={t('DeskLog.actor')}
        value={filter.actor ?? ''}
        choices={[
          { value: '', label: t('DeskLog.anyActor') },
          ...staff.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <button type="submit">{t('DeskLog.show')}</button>
    </form>
  );
}
