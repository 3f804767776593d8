/** Which articles stand where on a front page: each once, and no band that is not full. */
import { DAY_MS } from './duration';

/** Columns below the lead, and how many stand beside it, for a page without a gap. */
interface FirstScreen {
  /** Articles beside the lead. */
  seconds: number;
  /** Columns of what follows. */
  columns: 3 | 4;
}

/** What stands beside the lead: as many as fit its height, three where the rest comes out even. */
const SECONDS = [3, 4, 5];
/** Columns of a wide screen, the usual first. */
const COLUMNS = [4, 3] as const;

/** How the articles of a page are laid out, so that the last row is full: one of five stands beside the lead with three others. */
export function layOutFirstScreen(articles: number): FirstScreen {
  const others = Math.max(0, articles - 1);
  for (const columns of COLUMNS)
    for (const seconds of SECONDS)
      if (others <= seconds || (others - seconds) % columns === 0)
        return { seconds: Math.min(seconds, others), columns };
  return { seconds: 3, columns: 4 };
}

interface TopicArticles<Topic> {
  topic: Topic;
  /** Ids: the topic's lead, if one was chosen, then the newest first. */
  articles: readonly number[];
}

interface FrontLimits {
  /** Bands of topics. */
  bands: number;
  /** Articles of a band. */
  bandSize: number;
  /** Most discussed articles: fewer than the first are left out. */
  discussed: [least: number, most: number];
}

interface FrontBands<Topic> {
  discussed: number[];
  bands: { topic: Topic; articles: number[] }[];
}

/**
 * What stands below the first screen. A topic with too few articles that stand nowhere above has no band.
 * @param above ids that the page shows already
 * @param discussed ids, the most discussed first
 * @param topics in the order of the bands
 */
export function chooseBands<Topic>(
  above: readonly number[],
  discussed: readonly number[],
  topics: readonly TopicArticles<Topic>[],
  limits: FrontLimits,
): FrontBands<Topic> {
  const shown = new Set(above);
  const unseen = (ids: readonly number[], most: number) => ids.filter((id) => !shown.has(id)).slice(0, most);
  const [least, most] = limits.discussed;
  const debated = unseen(discussed, most);
  const kept = debated.length >= least ? debated : [];
  for (const id of kept) shown.add(id);
  const bands: FrontBands<Topic>['bands'] = [];
  for (const { topic, articles } of topics) {
    if (bands.length === limits.bands) break;
    const ids = unseen(articles, limits.bandSize);
    if (ids.length < limits.bandSize) continue;
    for (const id of ids) shown.add(id);
    bands.push({ topic, articles: ids });
  }
  return { discussed: kept, bands };
}

/** Of the picks of an edition, the newest first, those of a front page: each of another article, one or in full rows of two. */
export function choosePicks<Picked extends { article: { slug: string } }>(
  picks: readonly Picked[],
  rows: number,
): Picked[] {
  const isFirst = ({ article }: Picked, index: number) =>
    picks.findIndex((other) => other.article.slug === article.slug) === index;
  const chosen = picks.filter(isFirst).slice(0, rows * 2);
  return chosen.length < 2 ? chosen : chosen.slice(0, chosen.length - (chosen.length % 2));
}

/** One row. */
const CORRECTIONS_SHOWN = 3;

/** Of the corrections of an edition, the newest first, those of the last days. @param today its start */
export function recentCorrections<Correction extends { at: Date }>(
  corrections: readonly Correction[],
  today: Date,
  days: number,
): Correction[] {
  const since = today.getTime() - days * DAY_MS;
  return corrections.filter(({ at }) => at.getTime() >= since).slice(0, CORRECTIONS_SHOWN);
}
