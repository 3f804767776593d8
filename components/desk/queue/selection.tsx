'use client';

import { useEffect, useState } from 'react';
import { useScripted } from '@/components/desk/use-hydrated';
import styles from './queue.module.css';

function boxes(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>('[data-select]')];
}

/** How many comments of the list are there and selected; none is before hydration. */
function useSelection(list: unknown): { all: number; selected: number } {
  const [counts, setCounts] = useState({ all: 0, selected: 0 });
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
  const { selected } = useSelection(numbers);
  return numbers[selected - 1];
}

interface SelectAllProps {
  ids: readonly number[];
  label: string;
}

/** Checkbox that selects all comments of the list, or none; without a script there is none. */
export function SelectAll({ ids, label }: SelectAllProps) {
  const { all, selected } = useSelection(ids);
  return (
    <label className={`${styles.all} ${useScripted()}`}>
      <input
        type="checkbox"
        checked={selected > 0 && selected === all}
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
