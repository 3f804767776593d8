import { speculationRules } from '@/lib/http/speculation-rules';
import { editions } from '@/site.config';

/** The same for everybody until the next build. */
export const GET = () =>
  new Response(JSON.stringify(speculationRules(editions)), {
    headers: {
      'Content-Type': 'application/speculationrules+json',
      'Cache-Control': 'public, max-age=86400',
    },
  });
