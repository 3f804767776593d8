import { z } from 'zod';
import { plainText } from './plain-text';

/** What WordPress's REST API says of a user (`/wp-json/wp/v2/users?per_page=100`); an export says nothing of it. */
export interface AuthorNote {
  id: number;
  name: string;
  /** By which addresses name them. */
  slug: string;
  bio: string;
}

const usersSchema = z.array(
  z.object({
    id: z.number().int().default(0),
    name: z.string().default(''),
    slug: z.string().default(''),
    description: z.string().default(''),
  }),
  'must be a list of users, as /wp-json/wp/v2/users gives it',
);

/** Reads the users of a WordPress site. @throws Error that says what is wrong with the text */
export function readUsers(json: string): AuthorNote[] {
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
  return users.data.map(({ description, ...user }) => ({ ...user, bio: plainText(description) }));
}

/** The note about an author: by number, by login, or by name. */
export function noteFor(
  notes: readonly AuthorNote[],
  author: { id: number; login: string; name: string },
): AuthorNote | undefined {
  return (
    notes.find(({ id }) => id !== 0 && id === author.id) ??
    notes.find(({ slug }) => slug !== '' && slug === author.login.toLowerCase()) ??
    notes.find(({ name }) => name !== '' && name === author.name)
  );
}
