import styles from './feed-link.module.css';

export function FeedLink({ href, children }: { href: string; children: string }) {
  return (
    <a className={styles.feed} href={href} type="application/rss+xml">
      <svg className={styles.icon} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <circle cx="3" cy="13" r="2" />
        <path d="M1 6.5A8.5 8.5 0 0 1 9.5 15M1 1.5A13.5 13.5 0 0 1 14.5 15" />
      </svg>
      {children}
    </a>
  );
}
