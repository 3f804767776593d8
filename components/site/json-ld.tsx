import type { Thing, WithContext } from 'schema-dts';
import { scriptJson } from '@/lib/html/escape';

/** JSON-LD. A data block, which browsers do not run, so the Content-Security-Policy needs no hash of it. */
export function JsonLd<T extends Thing>({ data }: { data: WithContext<T> }) {
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: scriptJson(data) }} />;
}
