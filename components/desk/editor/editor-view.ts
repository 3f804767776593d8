import { dropCursor } from 'prosemirror-dropcursor';
import { history } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { EditorState, Selection, type Transaction } from 'prosemirror-state';
import { tableEditing } from 'prosemirror-tables';
import { EditorView } from 'prosemirror-view';
import { pastedFiles } from '@/components/desk/articles/send-picture';
import type { RuleName } from '@/lib/proofread/finding';
import type { Direction } from '@/lib/text/bidi';
import { findingsPlugin } from './findings-plugin';
import { arrowPlugin } from './firefox-arrows';
import { typedMarks } from './input-rules';
import { type Ask, keyPlugins } from './keys';
import { notePlugin } from './note-plugin';
import { orderPlugin, type Placeholders } from './order-plugin';
import { fitToPlace, transformPastedHTML, transformPastedText } from './paste';
import { pasteMarkdown } from './paste-markdown';

interface EditorViewOptions {
  doc: Node;
  /** Direction of the edition. */
  page: Direction;
  /** Of the editable element: role, names, language. */
  attributes: Record<string, string>;
  placeholders: Placeholders;
  /** In the place of the number of a note that nothing refers to. */
  noReference: string;
  /** What is said of each rule of the proofreader. */
  reasons: Record<RuleName, string>;
  ask: (what: Ask) => void;
  /** Takes picture files that are dropped or pasted, for a place in the text. */
  takePictures: (files: readonly File[], view: EditorView) => void;
  onTransaction: (view: EditorView, tr: Transaction) => void;
}

/** In pixels: what the tools above and the form's buttons below would cover of the window. */
const CLEAR = { top: 150, bottom: 90, left: 8, right: 8 };

/** Mounts the editor into an empty element. */
export function createEditorView(place: HTMLElement, options: EditorViewOptions): EditorView {
  const { doc, page, placeholders, noReference, reasons, ask, takePictures, onTransaction } = options;
  const plugins = [
    typedMarks,
    arrowPlugin,
    ...keyPlugins(ask),
    history(),
    tableEditing(),
    dropCursor({ class: 'drop-cursor', color: false }),
    notePlugin(noReference),
    orderPlugin(page, placeholders),
    findingsPlugin(reasons),
  ];
  const takeFiles = (view: EditorView, files: File[]) => {
    if (files.length > 0) takePictures(files, view);
    return files.length > 0;
  };
  return new EditorView(place, {
    state: EditorState.create({ doc, plugins }),
    attributes: options.attributes,
    scrollMargin: CLEAR,
    scrollThreshold: CLEAR,
    transformPastedHTML,
    transformPastedText,
    transformPasted: (slice, { state }) => fitToPlace(slice, state),
    handlePaste: (view, { clipboardData }, slice) =>
      takeFiles(view, pastedFiles(clipboardData)) || pasteMarkdown(view, clipboardData, slice),
    handleDrop(view, event) {
      const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0 || !at) return false;
      view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(at.pos))));
      return takeFiles(view, files);
    },
    handleClickOn(view, _, node, nodeAt, event) {
      // The box stands before the words of an item, which are a paragraph.
      const isBox = node.type.name === 'list_item' && node.attrs.checked !== null;
      if (!isBox || !(event.target instanceof HTMLLIElement)) return false;
      view.dispatch(view.state.tr.setNodeAttribute(nodeAt, 'checked', !node.attrs.checked));
      return true;
    },
    dispatchTransaction(this: EditorView, tr) {
      this.updateState(this.state.apply(tr));
      onTransaction(this, tr);
    },
  });
}
