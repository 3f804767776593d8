import { expect, test, vi } from 'vitest';

test('over https the cookies of moderators and commenters are of this host alone, and never sent without it', async () => {
  vi.stubEnv('SITE_URL', 'https://maqal.example');
  const { migrate } = await import('@/db/migrate');
  const { addStaff } = await import('./staff');
  const { findStaff, signIn, signOut } = await import('./auth');
  const { VISITOR_COOKIE } = await import('@/db/comments/visitors');
  await migrate();
  const known = { email: 'layla@example.com', password: 'كلمة مرور طويلة بما يكفي' };
  await addStaff({ ...known, name: 'ليلى', role: 'moderator' });
  const signedIn = await signIn(known.email, known.password, new Headers());
  const cookies = 'cookies' in signedIn ? signedIn.cookies : [];
  expect(cookies).toMatchObject([
    {
      name: '__Host-maqal.session_token',
      options: { path: '/', httpOnly: true, sameSite: 'lax', secure: true },
    },
  ]);
  const [{ name = '', value = '' } = {}] = cookies;
  const browser = new Headers({ cookie: `${name}=${value}` });
  expect(await findStaff(browser)).toMatchObject({ email: known.email });
  expect(await findStaff(new Headers({ cookie: `maqal.session_token=${value}` }))).toBeNull();
  expect((await signOut(browser)).find((cookie) => cookie.name === name)).toMatchObject({
    value: '',
    options: { path: '/', maxAge: 0, secure: true },
  });
  expect(await findStaff(browser)).toBeNull();
  expect(VISITOR_COOKIE).toBe('__Host-maqal-visitor');
});
