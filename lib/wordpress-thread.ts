/** The order in which the comments of another site come in, so that none comes before what it answers. */

export interface ThreadPlace {
  id: number;
  /** 0 for a root. */
  parent: number;
}

export interface OrderedPlace extends ThreadPlace {
  /** What it was said to answer, when that is not there or leads back to it: it stands as a root now. */
  lost: 'missing' | 'loop' | null;
}

/**
 * Arranges comments by number, each after what it answers. A parent that is not among them leaves a root; in a circle of
 * answers the comment that came first becomes the root.
 * @param places in any order, each number once
 */
export function orderPlaces(places: readonly ThreadPlace[]): OrderedPlace[] {
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
