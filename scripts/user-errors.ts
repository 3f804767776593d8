/**
 * Imported before all else by a command: what whoever runs the site must mend is said in one line, and ends the command
 * with 1; of everything else Node says where it happened.
 */
import { PlainError } from '@/runtime/user-error';

process.on('uncaughtException', (error) => {
  console.error(error instanceof PlainError ? error.message : error);
  process.exit(1);
});
