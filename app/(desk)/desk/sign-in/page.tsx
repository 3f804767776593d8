import { redirect } from 'next/navigation';
import { SignInView } from '@/components/desk/accounts/sign-in-view';
import { currentStaff } from '@/db/accounts/session';
import { toDeskPath } from '@/lib/desk/paths';
import { sendSignIn } from './actions';

export default async function SignInPage({ searchParams }: PageProps<'/desk/sign-in'>) {
  const to = toDeskPath((await searchParams).to);
  if (await currentStaff()) redirect(to);
  return <SignInView action={sendSignIn} to={to} />;
}
