'use client';

import { useEffect, useState } from 'react';
import styles from './queue.module.css';

function boxes(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>('[data-select]')];
}

/** How many comments of the list are there and selected; null before hydration. */
function useSelection(list: unknown): { all: number; selected: number } | null {
  const [counts, setCounts] = useState<{ all: number; selected: number } | null>(null);
  // The list is a new array with every render from the server, which may have taken selected comments away.
  // biome-ignore lint/correctness/useExhaustiveDependencies: counted again with every list
  useEffect(() => {
    const count = () => {
      const all = boxes();
      setCounts({ all: all.length, selected: all.filter((box) => box.checked).length });
    };
    // The event comes before the fields are reset.
    const reset = () => requestAnimationFrame(count);
    count();
    document.addEventListener('change', count);
    document.addEventListener('reset', reset);
    return () => {
      document.removeEventListener('change', count);
      document.removeEventListener('reset', reset);
    };
  }, [list]);
  return counts;
}

/** @param numbers the numbers from 1 on, written in the site's digits */
export function SelectedCount({ numbers }: { numbers: readonly string[] }) {
  const selection = useSelection(numbers);
  return selection && numbers[selection.selected - 1];
}

interface SelectAllProps {
  ids: readonly number[];
  label: string;
}

/** Checkbox that selects all comments of the list, or none; without a script there is none. */
export function SelectAll({ ids, label }: SelectAllProps) {
  const selection = useSelection(ids);
  if (!selection) return null;
  const { all, selected } = selection;
  return (
    <label className={styles.all}>
      <input
        type="checkbox"
        checked={selected === all}
        ref={(box) => {
          if (box) box.indeterminate = selected > 0 && selected < all;
        }}
        onChange={({ target }) => {
          for (const box of boxes()) if (box.checked !== target.checked) box.click();
        }}
        data-select-all=""
      />
      {label}
    </label>
  );
}
