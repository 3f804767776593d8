import { Missing } from '@/components/site/missing';

/** Pages are rendered when first asked for; Next wants one value named all the same. */
export const generateStaticParams = () => [{ rest: ['_'] }];

export default function UnknownPage() {
  return <Missing />;
}
