import styles from '@/components/desk/rows.module.css';
import type { PlainAction } from '@/lib/forms/state';

interface EntryListProps {
  /** Unique on the page. */
  id: string;
  heading: string;
  /** What the list is for, while it is empty. */
  empty: string;
  entries: readonly ListEntry[];
  remove: PlainAction;
  deleteWord: string;
}

interface ListEntry {
  id: number;
  text: string;
  /** Secondary text. */
  facts: readonly string[];
  /** Accessible name of the button: which entry it deletes. */
  deleteLabel: string;
}

/** Entries of a list, each with a delete button. */
export function EntryList({ id, heading, empty, entries, remove, deleteWord }: EntryListProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {heading}
      </h2>
      {entries.length === 0 && <p className={styles.empty}>{empty}</p>}
      <ul className={styles.rows}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <p className={styles.main}>
              <bdi>{entry.text}</bdi>
            </p>
            {entry.facts.length > 0 && (
              <p className={styles.facts}>
                {entry.facts.map((fact) => (
                  <span key={fact}>{fact}</span>
                ))}
              </p>
            )}
            <form className={styles.ways} action={remove}>
              <input type="hidden" name="id" value={entry.id} />
              <button type="submit" aria-label={entry.deleteLabel}>
                {deleteWord}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
