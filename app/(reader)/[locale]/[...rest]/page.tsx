import { Missing } from '@/components/site/missing';
import { NOT_FOUND_PAGE } from '@/lib/http/error-pages';

/** Rendered on the first request; Next requires at least one value. */
export const generateStaticParams = () => [{ rest: [NOT_FOUND_PAGE] }];

export default async function UnknownPage({ params }: PageProps<'/[locale]/[...rest]'>) {
  return <Missing address={(await params).rest} />;
}
