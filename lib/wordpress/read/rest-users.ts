import { z } from 'zod';
import { plainText } from '@/lib/html/plain-text';

/** A user of WordPress's REST API (`/wp-json/wp/v2/users?per_page=100`), with what exports leave out. */
export interface AuthorProfile {
  id: number;
  name: string;
  /** In the URL of their archive. */
  slug: string;
  bio: string;
  /** URL; empty for none. */
  portrait: string;
}

const usersSchema = z.array(
  z.object({
    id: z.number().int().default(0),
    name: z.string().default(''),
    slug: z.string().default(''),
    description: z.string().default(''),
    /** By width; plugins may put something else here, which is ignored. */
    avatar_urls: z.record(z.string(), z.string()).catch({}),
  }),
  'must be a list of users, as /wp-json/wp/v2/users gives it',
);

/** @throws Error with what is wrong with the JSON */
export function parseUsers(json: string): AuthorProfile[] {
  let data: unknown;
  try {
    data = JSON.parse(json.replace(/^\u{FEFF}/u, ''));
  } catch (error) {
    throw new Error(`this is no JSON: ${(error as Error).message}`);
  }
  const users = usersSchema.safeParse(data);
  if (!users.success) {
    const [issue] = users.error.issues;
    throw new Error([issue?.path.join('.'), issue?.message].filter(Boolean).join(': '));
  }
  return users.data.map(({ description, avatar_urls: avatars, ...user }) => ({
    ...user,
    bio: plainText(description),
    portrait: portraitOf(avatars),
  }));
}

/** In pixels: the API's URLs ask Gravatar only for the sizes of the theme. */
const PORTRAIT_WIDTH = '800';

/** The widest avatar. Gravatar is asked for a 404 instead of a placeholder. */
function portraitOf(avatars: Record<string, string>): string {
  const [widest] = Object.keys(avatars).sort((a, b) => Number(b) - Number(a));
  const address = avatars[widest ?? ''] ?? '';
  const whole = address.replace(/^\/\//, 'https://');
  if (!URL.canParse(whole)) return '';
  const url = new URL(whole);
  if (/(?:^|\.)gravatar\.com$/.test(url.hostname)) {
    url.searchParams.set('s', PORTRAIT_WIDTH);
    url.searchParams.set('d', '404');
  }
  return url.href;
}

/** The profile of an author: by id, login, or name. */
export function profileFor(
  notes: readonly AuthorProfile[],
  author: { id: number; login: string; name: string },
): AuthorProfile | undefined {
  return (
    notes.find(({ id }) => id !== 0 && id === author.id) ??
    notes.find(({ slug }) => slug !== '' && slug === author.login.toLowerCase()) ??
    notes.find(({ name }) => name !== '' && name === author.name)
  );
}
