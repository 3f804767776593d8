import { Missing } from '@/components/site/missing';
import { NOT_FOUND_SAMPLE } from '@/lib/http/page-marks';

/** Rendered on the first request; Next requires at least one value. */
export const generateStaticParams = () => [{ rest: [NOT_FOUND_SAMPLE] }];

export default async function UnknownPage({ params }: PageProps<'/[locale]/[...rest]'>) {
  return <Missing address={(await params).rest} />;
}
