import { TooLarge } from '@/components/site/too-large';

/** Rendered at build time, for server/http/main.ts to answer with when more was sent than it takes. */
export default function TooLargePage() {
  return <TooLarge />;
}
