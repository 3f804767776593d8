/** The order in which the comments of another site come in, so that none comes before what it answers. */
import { type ImportNote, note } from '@/lib/import/report';
import { statusOf } from './comment';

export interface ThreadPlace {
  id: number;
  /** 0 for a root. */
  parent: number;
}

export interface OrderedPlace extends ThreadPlace {
  /** What it was said to answer, when that is not there or leads back to it: it stands as a root now. */
  lost: 'missing' | 'loop' | null;
}

/** A comment's place, as the export says it. */
export interface ExportedPlace extends ThreadPlace {
  type: string;
  approved: string;
}

/**
 * What of a thread comes in, and which of it readers see: what is published, and the places above it. What is left out
 * or stands elsewhere now is noted.
 */
export function planThread(
  exported: readonly ExportedPlace[],
  notes: ImportNote[],
): { places: OrderedPlace[]; shown: ReadonlySet<number> } {
  const taken = exported.filter(({ type }) => type === 'comment' || type === '');
  for (const { type } of exported) {
    if (type === 'pingback' || type === 'trackback') note(notes, 'pingbacks');
    else if (type !== 'comment' && type !== '') note(notes, 'comment-types', type);
  }
  const places = orderPlaces(taken);
  for (const { lost } of places) {
    if (lost === 'missing') note(notes, 'parents-missing');
    if (lost === 'loop') note(notes, 'loops-broken');
  }
  const states = new Map(taken.map(({ id, approved }) => [id, statusOf(approved).state]));
  const shown = new Set<number>();
  // From the last to the first, so that each is asked before what it answers.
  for (const { id, parent } of places.toReversed()) {
    if (states.get(id) === 'published') shown.add(id);
    if (shown.has(id) && parent !== 0) shown.add(parent);
  }
  return { places, shown };
}

/**
 * Arranges comments by number, each after what it answers. A parent that is not among them leaves a root; in a circle of
 * answers the comment that came first becomes the root.
 * @param places in any order, each number once
 */
function orderPlaces(places: readonly ThreadPlace[]): OrderedPlace[] {
  const byId = new Map(places.map((place) => [place.id, place]));
  const sorted = [...places].sort((a, b) => a.id - b.id);
  const ordered: OrderedPlace[] = [];
  const done = new Set<number>();
  for (const place of sorted) {
    // What it answers and has not come yet, from it upwards.
    const chain: ThreadPlace[] = [];
    const onChain = new Set<number>();
    let at: ThreadPlace | undefined = place;
    while (at && !done.has(at.id) && !onChain.has(at.id)) {
      chain.push(at);
      onChain.add(at.id);
      at = byId.get(at.parent);
    }
    const looped = at !== undefined && onChain.has(at.id);
    // The circle is opened at its lowest number: sorted order makes that the one the walk began with, or met again.
    const root = looped ? Math.min(...circle(chain, at as ThreadPlace)) : undefined;
    for (const one of openedAt(chain, root)) {
      const missing = one.parent !== 0 && !byId.has(one.parent);
      const lost = one.id === root ? 'loop' : missing ? 'missing' : null;
      ordered.push({ id: one.id, parent: lost ? 0 : one.parent, lost });
      done.add(one.id);
    }
  }
  return ordered;
}

/** The numbers of the part of a walk that goes round. */
function circle(chain: readonly ThreadPlace[], met: ThreadPlace): number[] {
  return chain.slice(chain.findIndex(({ id }) => id === met.id)).map(({ id }) => id);
}

/** The walk from the top down; a circle begins with its root, and the rest of it follows what it answers. */
function openedAt(chain: readonly ThreadPlace[], root: number | undefined): ThreadPlace[] {
  if (root === undefined) return chain.toReversed();
  const at = chain.findIndex(({ id }) => id === root);
  // Above the root the walk goes on round the circle until it meets where it entered: those answer the others.
  return [...chain.slice(0, at + 1).toReversed(), ...chain.slice(at + 1).toReversed()];
}
