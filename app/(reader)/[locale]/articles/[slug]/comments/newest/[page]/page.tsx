import { NO_SLUG } from '@/lib/site/params';

/** Rendered on the first request; Next requires at least one value. */
export const generateStaticParams = () => [{ slug: NO_SLUG, page: '2' }];

/** As the first page; what it reads is the page in its address. */
export { default, generateMetadata } from '../page';
