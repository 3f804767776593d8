/** What is known of a running site (db/health/facts.ts), from which `judgeHealth` decides whether it is well. */

/** What runs by itself, and a restore, which people try. `hours`: what is scheduled comes out. */
export const jobNames = ['mail', 'retention', 'backups', 'hours', 'watch', 'restore'] as const;
export type JobName = (typeof jobNames)[number];

export interface JobFacts {
  name: Exclude<JobName, 'restore'>;
  /** When it last ran to its end, in whatever process. */
  ranAt: Date | null;
  failedAt: Date | null;
  /** Of the last failure: its code or words, without anything personal. */
  error: string | null;
  /** How often it runs, in milliseconds; null for one that runs when there is something to do. */
  every: number | null;
}

export interface HealthFacts {
  now: Date;
  /** When this process started. */
  startedAt: Date;
  mail: {
    /** Whether SMTP_URL is set. */
    configured: boolean;
    lastSent: Date | null;
    waiting: number;
    oldest: Date | null;
    failing: number;
    /** Given up within a day. */
    failedLately: number;
  };
  backups: {
    /** `server`: the database is on one, and backed up there. */
    kind: 'off' | 'on' | 'server';
    folder: string | null;
    everyHours: number;
    /** null before the first, or where the folder cannot be read. */
    newest: Date | null;
    restoreTried: Date | null;
  };
  /** Of the data folder, in bytes; null where that cannot be told. */
  disk: { free: number; total: number } | null;
  database: { answers: boolean; ms: number };
  /** null where there is none. `behind`: writes that it had not seen when it was last compared. */
  replica: { inUse: boolean; isUnhealthy: boolean; behind: number } | null;
  queue: { waiting: number; oldest: Date | null };
  /** Those of this site's settings. */
  jobs: JobFacts[];
  /** What should have come out by now, the longest ago. */
  overdue: Date | null;
  version: { site: string; node: string; migrationsApplied: number; migrationsKnown: number };
}
