import type { Thing, WithContext } from 'schema-dts';
import { scriptJson } from '@/lib/html/escape';

/** What the page is about, for machines. A data block: browsers do not run it, so the policy needs no hash of it. */
export function JsonLd<T extends Thing>({ data }: { data: WithContext<T> }) {
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: scriptJson(data) }} />;
}
