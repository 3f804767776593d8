import { BidiText } from '@/components/site/bidi-text';
import type { TopicName } from '@/db/articles/topics';
import { pathFor } from '@/lib/site/paths';
import type { Edition } from '@/site.config';

/** Topics as the items of a list, each leading to its page. */
export function TopicItems({ edition, topics }: { edition: Edition; topics: TopicName[] }) {
  return topics.map((topic) => (
    <li key={topic.slug}>
      <a href={pathFor(edition, 'topics', topic.slug)}>
        <BidiText>{topic.name}</BidiText>
      </a>
    </li>
  ));
}
