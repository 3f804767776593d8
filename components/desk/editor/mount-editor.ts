import type { useTranslations } from 'next-intl';
import type { EditorState } from 'prosemirror-state';
import { Selection } from 'prosemirror-state';
import type { RuleName } from '@/lib/proofread/finding';
import { offsetOf, placeOf } from '@/lib/rich-text/place';
import { bodyWriter, documentOf } from '@/lib/rich-text/write';
import { countWords } from '@/lib/text/arabic';
import { type Edition, site, toEdition } from '@/site.config';
import { createEditorView } from './editor-view';
import { syncField } from './field-sync';
import type { Ask } from './keys';
import { PAGE_DIRECTION } from './order-plugin';
import type { RichEditorProps } from './rich-editor';

/** After the last key: the count follows nobody's finger. */
const COUNT_MS = 400;

interface Shown {
  ask: (what: Ask) => void;
  takePictures: (files: readonly File[]) => void;
  show: (state: EditorState) => void;
  count: (words: number) => void;
}

/** Mounts the editor over the form's field: what is written is in the field whenever the form is read. */
export function mountEditor(
  place: HTMLElement,
  { field, opened, edition, caret, labelId, errorId }: RichEditorProps,
  t: ReturnType<typeof useTranslations<'DeskEditor'>>,
  reasons: Record<RuleName, string>,
  shown: Shown,
) {
  const doc = documentOf(opened);
  const write = bodyWriter(opened, doc);
  let counting: ReturnType<typeof setTimeout> | undefined;
  const count = () =>
    shown.count(countWords(view.state.doc.textBetween(0, view.state.doc.content.size, '\n', '\n')));
  const view = createEditorView(place, {
    doc,
    page: site.editions[edition].dir,
    attributes: {
      id: 'article-body-rich',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-labelledby': labelId,
      ...(errorId && { 'aria-describedby': errorId, 'aria-invalid': 'true' }),
      spellcheck: 'true',
    },
    placeholders: {
      caption: t('placeholders.caption'),
      credit: t('placeholders.credit'),
      source: t('placeholders.source'),
      kept: t('placeholders.kept'),
      'captioned caption': t('placeholders.tableCaption'),
      'gallery caption': t('placeholders.galleryCaption'),
      'gallery credit': t('placeholders.galleryCredit'),
    },
    noReference: t('noReference'),
    reasons,
    ask: shown.ask,
    takePictures: shown.takePictures,
    onTransaction: ({ state }, tr) => {
      shown.show(state);
      if (!tr.docChanged) return;
      sync.changed();
      clearTimeout(counting);
      counting = setTimeout(count, COUNT_MS);
    },
  });
  const sync = syncField(field, () => view.state.doc, write);
  const follow = followForm(
    field,
    (chosen) => {
      view.dispatch(view.state.tr.setMeta(PAGE_DIRECTION, site.editions[chosen].dir));
    },
    () => view.focus(),
  );
  if (caret !== null) {
    const at = Selection.near(view.state.doc.resolve(placeOf(caret, doc, opened)));
    view.dispatch(view.state.tr.setSelection(at).scrollIntoView());
    view.focus();
  }
  shown.show(view.state);
  count();
  return {
    view,
    offset() {
      sync.flush();
      return offsetOf(view.state.selection.head, view.state.doc, write(view.state.doc));
    },
    end() {
      clearTimeout(counting);
      follow();
      sync.end();
      view.destroy();
    },
  };
}

/** The edition that is chosen gives the text its direction; links to the field lead here, where it is hidden. @returns what ends it */
function followForm(field: HTMLTextAreaElement, turn: (edition: Edition) => void, focus: () => void) {
  const change = ({ target }: Event) => {
    if (target instanceof HTMLSelectElement && target.name === 'edition') turn(toEdition(target.value));
  };
  const click = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest(`a[href="#${field.id}"]`) : null;
    if (!link) return;
    event.preventDefault();
    focus();
  };
  field.form?.addEventListener('change', change);
  document.addEventListener('click', click);
  return () => {
    field.form?.removeEventListener('change', change);
    document.removeEventListener('click', click);
  };
}
