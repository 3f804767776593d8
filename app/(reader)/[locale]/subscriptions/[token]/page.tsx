import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Subscription } from '@/components/comments/subscription';
import { Missing } from '@/components/site/missing';
import { PageMark } from '@/components/site/page-mark';
import { hiddenMetadata } from '@/components/site/page-metadata';
import { findSubscription } from '@/db/mail/subscription-reads';
import { NO_ID } from '@/lib/site/params';
import { hashToken } from '@/runtime/keyed-hash';
import { toEdition } from '@/site.config';
import { confirmSubscription, endSubscription } from '../actions';

type Props = PageProps<'/[locale]/subscriptions/[token]'>;

/** Rendered on the first request; Next requires at least one value. */
export const generateStaticParams = () => [{ token: NO_ID }];

export async function generateMetadata(props: Props): Promise<Metadata> {
  if (!(await find(props))) return {};
  const t = await getTranslations('Subscription');
  return hiddenMetadata(toEdition((await props.params).locale), t('title'));
}

/** Where the mails lead: shows the subscription, and changes it by forms alone, since programs open links too. */
export default async function SubscriptionPage(props: Props) {
  const subscription = await find(props);
  if (!subscription) return <Missing />;
  const { token } = await props.params;
  return (
    <main id="content" className="column">
      <PageMark is="private" />
      <Subscription
        token={token}
        subscription={subscription}
        confirm={confirmSubscription}
        end={endSubscription}
      />
    </main>
  );
}

async function find({ params }: Props) {
  return findSubscription(hashToken((await params).token));
}
