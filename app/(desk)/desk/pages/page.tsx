import { WrittenList } from '@/components/desk/articles/written-list';
import { requireStaffPage } from '@/db/accounts/session';
import { parseDeskListQuery } from '@/lib/desk/articles-url';

export default async function PagesPage({ searchParams }: PageProps<'/desk/pages'>) {
  const staff = await requireStaffPage('pages');
  return <WrittenList query={parseDeskListQuery(await searchParams, 'pages')} staff={staff} />;
}
