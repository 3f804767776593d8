import { getTranslations } from 'next-intl/server';
import { DeskPage } from '@/components/desk/desk-page';
import { MissingPage } from '@/components/desk/missing-page';
import { MergeForm } from '@/components/desk/named/merge-form';
import { TopicForm } from '@/components/desk/named/named-form';
import { OrderForm } from '@/components/desk/named/order-form';
import { requireStaffPage } from '@/db/accounts/session';
import { listDeskTopics, listTopicLeads } from '@/db/writing/topics';
import { MAX_NAME_LENGTH } from '@/lib/markdown/article-schema';
import { idFromParam } from '@/lib/site/params';
import { MAX_SLUG_LENGTH } from '@/lib/site/slug';
import { merge, place, saveTopic } from '../actions';

export default async function TopicPage({ params, searchParams }: PageProps<'/desk/topics/[id]'>) {
  const staff = await requireStaffPage('catalogue');
  const t = await getTranslations('DeskNamed.topics');
  const id = idFromParam((await params).id);
  const all = await listDeskTopics();
  const topic = all.find((one) => one.id === id);
  if (!topic)
    return (
      <MissingPage
        title={t('missing')}
        section="topics"
        staff={staff}
        way={{ href: '/desk/topics', words: t('title') }}
      />
    );
  const { saved, merged } = await searchParams;
  const { name, slug, edition, description, leadId } = topic;
  return (
    <DeskPage title={name} section="topics" staff={staff}>
      <TopicForm
        id={topic.id}
        values={{ name, slug, description, leadId: String(leadId ?? '') }}
        leads={await listTopicLeads(topic.id, leadId)}
        saved={saved === '1' || merged === '1'}
        action={saveTopic}
        maxName={MAX_NAME_LENGTH}
        maxSlug={MAX_SLUG_LENGTH}
      />
      <OrderForm
        id={topic.id}
        ordered={all.filter((one) => one.edition === edition && one.position !== null)}
        place={place}
      />
      <MergeForm
        id={topic.id}
        others={all.filter((other) => other.edition === edition && other.id !== topic.id)}
        merge={merge}
      />
    </DeskPage>
  );
}
