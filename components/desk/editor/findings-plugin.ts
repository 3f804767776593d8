/** The proofreader's findings, shown in the text as decorations: never stored, never undone. */
import type { Node } from 'prosemirror-model';
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import type { RuleName } from '@/lib/proofread/finding';
import type { PlacedFinding, Proofreader } from '@/lib/rich-text/findings';
import { site } from '@/site.config';

/** After the last key: nobody is corrected within a word. */
const PAUSE_MS = 500;
/** Of work at once; then a key may come between. */
const SLICE_MS = 6;

interface Shown {
  set: DecorationSet;
  open: OpenFinding | null;
}

/** The finding whose card is open, where it stands now. */
export interface OpenFinding {
  finding: PlacedFinding;
  from: number;
  to: number;
  /** Whether the card takes the focus: it was gone to by a key. */
  takesFocus: boolean;
}

/** What a transaction says of findings. */
export type Told =
  | { is: 'read'; findings: readonly PlacedFinding[] }
  | { is: 'opened'; open: OpenFinding | null }
  | { is: 'left'; finding: PlacedFinding };

export const findingsKey = new PluginKey<Shown>('findings');

/** What a person has left as it is, by rule and words: until the page is left, also while the text stands as Markdown. */
const left = new Set<string>();

/**
 * Reads the text while one pauses: blocks that changed, and the rules that go by the whole text.
 * @param reasons what is said of each rule
 */
export function findingsPlugin(reasons: Record<RuleName, string>): Plugin<Shown> {
  return new Plugin<Shown>({
    key: findingsKey,
    state: {
      init: () => ({ set: DecorationSet.empty, open: null }),
      apply: (tr, shown) => {
        const told: Told | undefined = tr.getMeta(findingsKey);
        if (told?.is === 'read') {
          const set = decorate(tr.doc, told.findings, reasons);
          return { ...shown, set, open: stillThere(shown.open, set) };
        }
        if (told?.is === 'opened') return { ...shown, open: told.open };
        if (told?.is === 'left') return leave(shown, told.finding);
        if (tr.docChanged) return { ...shown, set: withoutTouched(shown.set, tr), open: null };
        const { from, to } = tr.selection;
        const isWithin = shown.open && from >= shown.open.from && to <= shown.open.to;
        return tr.selectionSet && !isWithin ? { ...shown, open: null } : shown;
      },
    },
    props: {
      decorations(state) {
        const { set, open } = findingsKey.getState(state) ?? { set: DecorationSet.empty };
        return open ? set.add(state.doc, [Decoration.inline(open.from, open.to, { class: 'current' })]) : set;
      },
      handleDOMEvents: {
        // Not `handleClick`, which a tap of a finger may not reach.
        click(view, { target, clientX: left, clientY: top }) {
          const at = view.posAtCoords({ left, top });
          const isOn = target instanceof Element && target.closest('.finding') !== null;
          const [decoration] = at && isOn ? findingsAt(view.state, at.pos) : [];
          if (decoration) tell(view, { is: 'opened', open: opened(decoration, false) });
          return false;
        },
      },
    },
    view: (view) => readInPauses(view),
  });
}

/** Reads the document again and again, a slice at a time. */
function readInPauses(view: EditorView) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isEnded = false;
  let proofreader: Proofreader | undefined;

  function later(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(step, ms);
  }

  function step(): void {
    // What is composed is redrawn by nobody.
    if (view.composing) later(PAUSE_MS);
    else if (proofreader && readSlice(proofreader))
      tell(view, { is: 'read', findings: proofreader.findingsIn(view.state.doc) });
    else later(0);
  }

  /** @returns whether every block is read */
  function readSlice({ readBlock }: Proofreader): boolean {
    const end = performance.now() + SLICE_MS;
    return view.state.doc.children.every((block) => !readBlock(block) || performance.now() < end);
  }

  // Where its script does not come, the list below the form is there.
  void import('@/lib/rich-text/findings').then(
    ({ createProofreader }) => {
      if (isEnded) return;
      proofreader = createProofreader(site.proofreading);
      later(0);
    },
    () => undefined,
  );
  return {
    update(_: EditorView, before: EditorState) {
      if (before.doc !== view.state.doc && proofreader) later(PAUSE_MS);
    },
    destroy() {
      isEnded = true;
      clearTimeout(timer);
    },
  };
}

function tell(view: Pick<EditorView, 'state' | 'dispatch'>, told: Told): void {
  view.dispatch(view.state.tr.setMeta(findingsKey, told).setMeta('addToHistory', false));
}

function decorate(
  doc: Node,
  findings: readonly PlacedFinding[],
  reasons: Record<RuleName, string>,
): DecorationSet {
  const decorations = findings
    .filter((finding) => !left.has(nameOf(finding)))
    .map((finding) => {
      const { from, to, rule, level } = finding;
      return Decoration.inline(from, to, { class: `finding ${level}`, title: reasons[rule] }, { finding });
    });
  return DecorationSet.create(doc, decorations);
}

function nameOf({ rule, found }: PlacedFinding): string {
  return `${rule} ${found}`;
}

function leave({ set }: Shown, finding: PlacedFinding): Shown {
  const name = nameOf(finding);
  left.add(name);
  const same = set.find(undefined, undefined, (spec) => nameOf(spec.finding) === name);
  return { set: set.remove(same), open: null };
}

/** What is typed at a finding takes it away until it is read again. */
function withoutTouched(set: DecorationSet, tr: Transaction): DecorationSet {
  let rest = set.map(tr.mapping, tr.doc);
  tr.mapping.maps.forEach((map, index) => {
    const later = tr.mapping.slice(index + 1);
    map.forEach((_from, _to, from, to) => {
      rest = rest.remove(rest.find(later.map(from, -1), later.map(to, 1)));
    });
  });
  return rest;
}

export function findingOf(decoration: Decoration): PlacedFinding {
  return decoration.spec.finding;
}

/** With its card. */
export function opened(decoration: Decoration, takesFocus: boolean): OpenFinding {
  const { from, to } = decoration;
  return { finding: findingOf(decoration), from, to, takesFocus };
}

function stillThere(open: OpenFinding | null, set: DecorationSet): OpenFinding | null {
  if (!open) return null;
  const isSame = (finding: PlacedFinding) => nameOf(finding) === nameOf(open.finding);
  const same = set.find(open.from, open.to, ({ finding }) => isSame(finding));
  return same.some(({ from, to }) => from === open.from && to === open.to) ? open : null;
}

/** The innermost first: a warning may be of a whole clause. */
function findingsAt(state: EditorState, place: number): Decoration[] {
  const found = findingsKey.getState(state)?.set.find(place, place) ?? [];
  return found.sort((one, other) => one.to - one.from - (other.to - other.from));
}

/** In the order of their places. */
export function findingsInOrder(state: EditorState): Decoration[] {
  const found = findingsKey.getState(state)?.set.find() ?? [];
  return found.sort((one, other) => one.from - other.from);
}

export function openFinding(state: EditorState): OpenFinding | null {
  return findingsKey.getState(state)?.open ?? null;
}
