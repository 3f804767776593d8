/** What browsers are told of the cookies that pages set; of a moderator's session: db/accounts/secure-cookies.test.ts. */
import { beforeEach, expect, test, vi } from 'vitest';

const set = vi.fn();

vi.mock('server-only', () => ({}));
vi.mock('next/headers', () => ({
  cookies: async () => ({ set }),
  headers: async () => new Headers({ origin: process.env.SITE_URL ?? '' }),
}));

beforeEach(() => {
  vi.resetModules();
  set.mockClear();
});

const setters = {
  'of a commenter': async () => {
    const { rememberBrowser } = await import('./(reader)/[locale]/browser');
    await rememberBrowser({ visitor: 'somebody' });
  },
  'of what a moderator did last': async () => {
    const { rememberLastAction } = await import('@/components/desk/queue/last-action');
    await rememberLastAction({
      action: 'publish',
      count: 1,
      items: ['1:2'],
      batch: null,
      stale: [],
      problem: null,
      from: '',
    });
  },
  'of the desk’s language': async () => {
    const { POST } = await import('./(desk)/desk/language/route');
    const body = new URLSearchParams({ language: 'en', to: '/desk' });
    await POST(new Request('http://x/desk/language', { method: 'POST', body }));
  },
};

test.each(
  Object.entries(setters).flatMap(([what, call]) =>
    ['https://maqal.example', 'http://localhost:3000'].map((site) => [what, site, call] as const),
  ),
)(
  'the cookie %s is out of reach of scripts, of other sites, and over https of listeners (%s)',
  async (_, site, call) => {
    vi.stubEnv('SITE_URL', site);
    await call();
    const isSecure = site.startsWith('https:');
    expect(set.mock.calls).toEqual([
      [
        expect.stringMatching(
          isSecure ? /^(?:__Host-maqal-visitor|desk_\w+)$/ : /^(?:maqal-visitor|desk_\w+)$/,
        ),
        expect.any(String),
        expect.objectContaining({
          httpOnly: true,
          sameSite: 'lax',
          secure: isSecure,
          path: expect.stringMatching(/^\/(?:desk)?$/),
        }),
      ],
    ]);
  },
);
