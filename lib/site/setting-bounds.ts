/** What a setting of the site may measure: for the schemas that check it, and the words that refuse it. */
import { MAX_OPEN_DAYS } from '@/lib/comments/thread-mode';

/** The longest an hour's limit may reach: a day. */
const DAY_MINUTES = 24 * 60;

/** Whole numbers: least and most. */
export const numberBounds = {
  since: [1900, 2100],
  newcomerLinks: [0, 20],
  otherLinks: [0, 20],
  addressComments: [1, 1000],
  addressMinutes: [1, DAY_MINUTES],
  threadComments: [1, 100_000],
  threadMinutes: [1, DAY_MINUTES],
  reportsToHold: [1, 100],
  editMinutes: [0, DAY_MINUTES],
  closesAfter: [1, MAX_OPEN_DAYS],
  usualHours: [1, 168],
} as const;

/** Lines in graphemes: what fits a masthead, a card's line, a line of the footer. Links in UTF-16 units: a menu, a footer. */
export const maxLengths = {
  name: 40,
  tagline: 120,
  topics: 4_000,
  columns: 4_000,
  owner: 200,
  sender: 40,
} as const;
