import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: [
    './db/schema.ts',
    './db/schema-comments.ts',
    './db/schema-desk.ts',
    './db/schema-mail.ts',
    './db/schema-moving.ts',
  ],
  out: './db/migrations',
});
