/**
 * Imported before all else by a command: what whoever runs the site must mend is said in one line, and ends the command
 * with 1; of everything else Node says where it happened.
 */
import { UserError } from '@/runtime/user-error';

process.on('uncaughtException', (error) => {
  console.error(error instanceof UserError ? error.message : error);
  process.exit(1);
});
