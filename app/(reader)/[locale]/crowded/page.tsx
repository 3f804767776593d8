import { Crowded } from '@/components/site/crowded';

/** Rendered at build time, for server/http/main.ts to answer with when more comes in than can be taken. */
export default function CrowdedPage() {
  return <Crowded />;
}
