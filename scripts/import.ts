/** `npm run import -- PATH`: takes in a Markdown file or a folder of them. Safe to repeat; exits 1 if a file was left out. */
import { importMarkdown } from '@/db/import';
import { migrate } from '@/db/migrate';

const [target] = process.argv.slice(2);
if (!target) {
  console.error('Usage: npm run import -- PATH    (a Markdown file, or a folder of them)');
  process.exit(2);
}

await migrate();
const tally = { added: 0, updated: 0, unchanged: 0, 'left out': 0 };
try {
  for await (const result of importMarkdown(target)) {
    if ('outcome' in result) {
      tally[result.outcome]++;
      console.log(`${result.outcome.padEnd(9)} ${result.file}`);
    } else {
      tally['left out']++;
      for (const { line, reason } of result.problems)
        console.error(`left out  ${result.file}:${line}: ${reason}`);
    }
  }
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  console.error(`There is nothing at ${target}`);
  process.exit(2);
}
console.log(
  Object.entries(tally)
    .map(([outcome, files]) => `${files} ${outcome}`)
    .join(', '),
);
process.exitCode = tally['left out'] > 0 ? 1 : 0;
