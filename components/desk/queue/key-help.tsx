import { useTranslations } from 'next-intl';
import styles from './queue-keys.module.css';

const KEYS = [
  ['j', 'j'],
  ['k', 'k'],
  ['a', 'a'],
  ['r', 'r'],
  ['s', 's'],
  ['p', 'p'],
  ['e', 'e'],
  ['c', 'c'],
  ['o', 'o'],
  ['u', 'u'],
  ['x', 'x'],
  ['*', 'all'],
  ['/', 'slash'],
  ['?', 'help'],
] as const;

/** Help for the keyboard shortcuts (queue-keys.tsx). */
export function KeyHelp() {
  const t = useTranslations('DeskQueue.keys');
  return (
    <>
      <h2 id="keys-title">{t('title')}</h2>
      <dl className={styles.keys}>
        {KEYS.map(([key, name]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(name)}</dd>
          </div>
        ))}
      </dl>
      <p>{t('bulk')}</p>
    </>
  );
}
