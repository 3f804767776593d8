import { Missing } from '@/components/site/missing';

/** Rendered on the first request; Next requires at least one value. */
export const generateStaticParams = () => [{ rest: ['_'] }];

export default function UnknownPage() {
  return <Missing />;
}
