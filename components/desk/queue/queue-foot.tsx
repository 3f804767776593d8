import { useFormatter, useTranslations } from 'next-intl';
import { DoneLine } from './done-line';
import type { LastAction } from './last-action';
import styles from './queue-foot.module.css';
import type { QueueActions } from './queue-item';
import { RefuseMenu } from './refuse-menu';
import { SelectedCount } from './selection';

interface QueueFootProps {
  ids: readonly number[];
  done: LastAction | null;
  from: string;
  actions: QueueActions;
}

/** Bar at the foot of the screen: what was done last, with undo, and the bulk action while comments are selected. */
export function QueueFoot({ ids, done, from, actions }: QueueFootProps) {
  const t = useTranslations('DeskQueue');
  const format = useFormatter();
  return (
    <div className={styles.foot}>
      <DoneLine done={done} undo={actions.undo} from={from} />
      {ids.length > 0 && (
        <form id="bulk" className={styles.bulk} action={actions.decideMany}>
          <input type="hidden" name="from" value={from} />
          <p>
            {t('bulk')} <SelectedCount numbers={ids.map((_, index) => format.number(index + 1))} />
          </p>
          <button type="submit" name="decision" value="publish" data-key="a">
            {t('publish')}
          </button>
          <RefuseMenu id="refuse-selected" />
          <button type="submit" name="decision" value="spam" data-key="s">
            {t('spam')}
          </button>
          <button type="reset" className={styles.clear}>
            {t('selectNone')}
          </button>
        </form>
      )}
    </div>
  );
}
