import { Failure } from '@/components/site/failure';

/** Rendered at build time, for server/http/main.ts to answer with when rendering itself has failed. */
export default function FailurePage() {
  return <Failure />;
}
