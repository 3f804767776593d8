import { z } from 'zod';
import { plainText } from '@/lib/html/plain-text';

/** What WordPress's REST API says of a user (`/wp-json/wp/v2/users?per_page=100`); an export says nothing of it. */
export interface AuthorProfile {
  id: number;
  name: string;
  /** By which addresses name them. */
  slug: string;
  bio: string;
  /** Where the portrait is; empty where there is none. */
  portrait: string;
}

const usersSchema = z.array(
  z.object({
    id: z.number().int().default(0),
    name: z.string().default(''),
    slug: z.string().default(''),
    description: z.string().default(''),
    /** By their widths; what plugins put in its place is passed over. */
    avatar_urls: z.record(z.string(), z.string()).catch({}),
  }),
  'must be a list of users, as /wp-json/wp/v2/users gives it',
);

/** Reads the users of a WordPress site. @throws Error that says what is wrong with the text */
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

/** As large as Gravatar draws it, in pixels; the site itself asked for no more than its theme needs. */
const PORTRAIT_WIDTH = '800';

/** The widest of the pictures. Gravatar is asked to give none in the place of a person who has none. */
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

/** The note about an author: by number, by login, or by name. */
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
