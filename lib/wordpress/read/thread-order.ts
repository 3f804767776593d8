/** Topological order of imported comments: parents before their replies. */
import { type ImportNote, note } from '@/lib/import/report';
import { statusOf } from './comment';

export interface ThreadPlace {
  id: number;
  /** 0 for a root. */
  parent: number;
}

export interface OrderedPlace extends ThreadPlace {
  /** Why it became a root: its parent is missing, or was part of a cycle. */
  lost: 'missing' | 'loop' | null;
}

export interface ExportedPlace extends ThreadPlace {
  type: string;
  approved: string;
}

/**
 * The comments of a thread that are imported, in order, and those that are shown: published ones and their ancestors.
 * Notes what is left out or moved.
 * @param earlier ids of comments that an earlier import stored
 */
export function planThread(
  exported: readonly ExportedPlace[],
  notes: ImportNote[],
  earlier: ReadonlySet<number> = new Set(),
): { places: OrderedPlace[]; shown: ReadonlySet<number> } {
  const taken = exported.filter(({ type }) => type === 'comment' || type === '');
  for (const { type } of exported) {
    if (type === 'pingback' || type === 'trackback') note(notes, 'pingbacks');
    else if (type !== 'comment' && type !== '') note(notes, 'comment-types', type);
  }
  const places = orderPlaces(taken, earlier);
  for (const { lost } of places) {
    if (lost === 'missing') note(notes, 'parents-missing');
    if (lost === 'loop') note(notes, 'loops-broken');
  }
  const states = new Map(taken.map(({ id, approved }) => [id, statusOf(approved).state]));
  const shown = new Set<number>();
  // Backwards, so that replies come before their parents.
  for (const { id, parent } of places.toReversed()) {
    if (states.get(id) === 'published') shown.add(id);
    if (shown.has(id) && parent !== 0) shown.add(parent);
  }
  return { places, shown };
}

/**
 * Sorts comments by id, each after its parent. One with a missing parent becomes a root; of a cycle the one with the
 * lowest id.
 * @param places in any order, each id once
 */
function orderPlaces(places: readonly ThreadPlace[], earlier: ReadonlySet<number>): OrderedPlace[] {
  const byId = new Map(places.map((place) => [place.id, place]));
  const sorted = [...places].sort((a, b) => a.id - b.id);
  const ordered: OrderedPlace[] = [];
  const done = new Set<number>();
  for (const place of sorted) {
    // It and its ancestors that were not placed yet, upwards.
    const chain: ThreadPlace[] = [];
    const onChain = new Set<number>();
    let at: ThreadPlace | undefined = place;
    while (at && !done.has(at.id) && !onChain.has(at.id)) {
      chain.push(at);
      onChain.add(at.id);
      at = byId.get(at.parent);
    }
    const looped = at !== undefined && onChain.has(at.id);
    // The cycle is broken at its lowest id: in sorted order the first of the walk, or the one met again.
    const root = looped ? Math.min(...circle(chain, at as ThreadPlace)) : undefined;
    for (const one of openedAt(chain, root)) {
      const missing = one.parent !== 0 && !byId.has(one.parent) && !earlier.has(one.parent);
      const lost = one.id === root ? 'loop' : missing ? 'missing' : null;
      ordered.push({ id: one.id, parent: lost ? 0 : one.parent, lost });
      done.add(one.id);
    }
  }
  return ordered;
}

/** Ids of the cycle in a walk. */
function circle(chain: readonly ThreadPlace[], met: ThreadPlace): number[] {
  return chain.slice(chain.findIndex(({ id }) => id === met.id)).map(({ id }) => id);
}

/** The walk from the top down; a cycle starts with its root. */
function openedAt(chain: readonly ThreadPlace[], root: number | undefined): ThreadPlace[] {
  if (root === undefined) return chain.toReversed();
  const at = chain.findIndex(({ id }) => id === root);
  // Above the root the walk goes on round the cycle to where it entered: those are replies to the others.
  return [...chain.slice(0, at + 1).toReversed(), ...chain.slice(at + 1).toReversed()];
}
