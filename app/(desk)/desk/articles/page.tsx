import { WrittenList } from '@/components/desk/articles/written-list';
import { requireStaffPage } from '@/db/accounts/session';
import { parseDeskListQuery } from '@/lib/desk/articles-url';

export default async function ArticlesPage({ searchParams }: PageProps<'/desk/articles'>) {
  const staff = await requireStaffPage('write');
  return <WrittenList query={parseDeskListQuery(await searchParams)} staff={staff} />;
}
