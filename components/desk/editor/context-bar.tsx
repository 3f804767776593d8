import { useTranslations } from 'next-intl';
import { chainCommands, lift } from 'prosemirror-commands';
import { liftListItem, sinkListItem } from 'prosemirror-schema-list';
import type { Command } from 'prosemirror-state';
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  toggleHeader,
} from 'prosemirror-tables';
import { schema } from '@/lib/rich-text/schema';
import { addParagraph, deleteBlock, setQuotation, tickBox, toggleBoxes, toggleQuote } from './blocks';
import styles from './editor.module.css';
import { followNote } from './insert';
import type { Snapshot } from './snapshot';

const { nodes } = schema;

/** Names of messages under `DeskEditor.context`. */
type Tool =
  | 'rowBefore'
  | 'rowAfter'
  | 'columnBefore'
  | 'columnAfter'
  | 'deleteRow'
  | 'deleteColumn'
  | 'headRow'
  | 'indent'
  | 'outdent'
  | 'boxes'
  | 'tick'
  | 'asQuote'
  | 'asPull'
  | 'unquote'
  | 'toReference'
  | 'paragraphBefore'
  | 'paragraphAfter'
  | 'deleteBlock';

function toolsFor(snapshot: Snapshot): [Tool, Command][] {
  const tools: [Tool, Command][] = [];
  if (snapshot.isInTable)
    tools.push(
      ['rowBefore', addRowBefore],
      ['rowAfter', addRowAfter],
      ['columnBefore', addColumnBefore],
      ['columnAfter', addColumnAfter],
      ['deleteRow', deleteRow],
      ['deleteColumn', deleteColumn],
      ['headRow', toggleHeader('row')],
    );
  if (snapshot.list) {
    tools.push(
      ['indent', sinkListItem(nodes.list_item)],
      ['outdent', chainCommands(liftListItem(nodes.list_item), lift)],
      ['boxes', toggleBoxes],
    );
    if (snapshot.hasBoxes) tools.push(['tick', tickBox]);
  }
  if (snapshot.quotation !== null) {
    if (snapshot.quotation !== 'quote') tools.push(['asQuote', setQuotation('quote')]);
    if (snapshot.quotation !== 'pull') tools.push(['asPull', setQuotation('pull')]);
    tools.push(['unquote', toggleQuote]);
  }
  if (snapshot.isInNote) tools.push(['toReference', followNote]);
  if (snapshot.isWalled)
    tools.push(['paragraphBefore', addParagraph('before')], ['paragraphAfter', addParagraph('after')]);
  if (snapshot.isWalled || snapshot.isInNote) tools.push(['deleteBlock', deleteBlock]);
  return tools;
}

/** What can be done with the block around the caret. */
export function ContextBar({ snapshot, run }: { snapshot: Snapshot; run: (command: Command) => void }) {
  const t = useTranslations('DeskEditor.context');
  const tools = toolsFor(snapshot);
  if (tools.length === 0) return null;
  return (
    <fieldset aria-label={t('label')} className={styles.context}>
      {tools.map(([name, command]) => (
        <button
          key={name}
          type="button"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => run(command)}
        >
          {t(name)}
        </button>
      ))}
    </fieldset>
  );
}
