import { useTranslations } from 'next-intl';
import { CommentText } from '@/components/comments/comment-text';
import { Moment } from '@/components/site/moment';
import { Name } from '@/components/site/name';
import { type Campaign, MAX_DECIDED } from '@/db/moderation/campaigns';
import type { QueueItem } from '@/db/moderation/queue-items';
import { seenValues } from '@/lib/desk/decision-form';
import { campaignPath } from '@/lib/desk/queue-url';
import type { PlainAction } from '@/lib/forms/state';
import { type Edition, site } from '@/site.config';
import decisions from './item-decisions.module.css';
import findings from './item-findings.module.css';
import { Pending } from './pending';
import styles from './queue-item.module.css';
import { RefuseMenu } from './refuse-menu';

interface CampaignRowProps {
  campaign: Campaign;
  /** The oldest comment of it. */
  item: QueueItem;
  /** The language of the desk. */
  edition: Edition;
  decideMany: PlainAction;
  /** Path of the list it is shown in. */
  from: string;
  /** Id of the comment to focus after a decision. */
  next: number | null;
}

/** Near-equal comments as one row of the queue: how many, what they have in common, the oldest, one decision on all. */
export function CampaignRow({ campaign, item, edition, decideMany, from, next }: CampaignRowProps) {
  const t = useTranslations('DeskQueue');
  const { id, name, body, createdAt } = item.comment;
  const { shared, count, articles } = campaign;
  const seen = seenValues(campaign.seen);
  return (
    <article
      id={`comment-${id}`}
      className={styles.item}
      tabIndex={-1}
      data-item={id}
      aria-labelledby={`by-${id}`}
    >
      <header className={styles.head}>
        <label className={styles.select}>
          <input
            type="checkbox"
            name="item"
            value={seen}
            form="bulk"
            data-select=""
            aria-label={t('campaign.select')}
          />
        </label>
        <h3 id={`by-${id}`}>{t('campaign.count', { count })}</h3>
        <span className={styles.soft}>{t('campaign.articles', { count: articles })}</span>
      </header>
      <div className={styles.context}>
        <p>
          <a href={campaignPath(campaign.id)} data-key="o">
            {t('campaign.all')}
          </a>
        </p>
        {count > MAX_DECIDED && <p>{t('campaign.some', { count: MAX_DECIDED })}</p>}
      </div>
      <div className={styles.said}>
        <ul className={findings.findings}>
          <li>
            {shared
              ? t.rich(`campaign.shared.${shared.kind}`, {
                  value: () => (
                    <bdi dir="ltr">
                      <mark>{shared.value}</mark>
                    </bdi>
                  ),
                })
              : t('campaign.shared.text')}
          </li>
        </ul>
        <p className={styles.soft}>
          {t.rich('campaign.oldest', { name: () => <Name>{name}</Name> })} <Moment at={createdAt} withTime />
        </p>
        <div className={styles.body}>
          <CommentText page={site.editions[edition].dir}>{body}</CommentText>
        </div>
        <div className={styles.ways}>
          <form className={decisions.decisions} action={decideMany}>
            <input type="hidden" name="item" value={seen} />
            <input type="hidden" name="from" value={from} />
            <input type="hidden" name="next" value={next ?? ''} />
            <Pending />
            <button type="submit" name="decision" value="publish" className={decisions.publish} data-key="a">
              {t('publish')}
            </button>
            <RefuseMenu id={`refuse-${id}`} />
            <button type="submit" name="decision" value="spam" data-key="s">
              {t('spam')}
            </button>
          </form>
        </div>
      </div>
    </article>
  );
}
