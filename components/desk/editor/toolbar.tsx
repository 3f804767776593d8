import { useTranslations } from 'next-intl';
import { toggleMark } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import type { Command } from 'prosemirror-state';
import type { KeyboardEvent, RefObject } from 'react';
import { schema } from '@/lib/rich-text/schema';
import { setBlock, setQuotation, toggleQuote } from './blocks';
import styles from './editor.module.css';
import { goToFinding } from './finding-commands';
import { Icon, type IconName } from './icons';
import { insertBlock, insertNote, insertRule, insertTable } from './insert';
import type { Snapshot } from './snapshot';
import { toggleList } from './toggle-list';

const { nodes, marks } = schema;

export type PanelName = 'link' | 'language' | 'picture' | 'help';

interface Item {
  name: IconName;
  command?: Command;
  panel?: PanelName;
  isPressed?: (snapshot: Snapshot) => boolean;
  isOff?: (snapshot: Snapshot) => boolean;
  /** Shown beside the icon; with none the button is off. */
  count?: (snapshot: Snapshot) => number;
}

const GROUPS: Item[][] = [
  [
    { name: 'undo', command: undo, isOff: ({ canUndo }) => !canUndo },
    { name: 'redo', command: redo, isOff: ({ canRedo }) => !canRedo },
  ],
  [
    { name: 'strong', command: toggleMark(marks.strong), isPressed: ({ isStrong }) => isStrong },
    { name: 'em', command: toggleMark(marks.em), isPressed: ({ isEm }) => isEm },
    { name: 'link', panel: 'link', isPressed: ({ isLink }) => isLink },
    { name: 'note', command: insertNote },
    { name: 'language', panel: 'language' },
    { name: 'code', command: toggleMark(marks.code), isPressed: ({ isCode }) => isCode },
  ],
  [
    { name: 'bullets', command: toggleList(nodes.bullet_list), isPressed: ({ list }) => list === 'bullet' },
    { name: 'numbers', command: toggleList(nodes.ordered_list), isPressed: ({ list }) => list === 'ordered' },
    {
      name: 'quote',
      command: toggleQuote,
      isPressed: ({ quotation }) => quotation === '' || quotation === 'quote',
    },
    { name: 'pull', command: setQuotation('pull'), isPressed: ({ quotation }) => quotation === 'pull' },
  ],
  [
    { name: 'picture', panel: 'picture' },
    { name: 'table', command: insertTable(3, 3) },
    { name: 'block', command: insertBlock(nodes.code_block.create()) },
    { name: 'rule', command: insertRule },
  ],
  [
    { name: 'finding', command: goToFinding(1), count: ({ findings }) => findings },
    { name: 'help', panel: 'help' },
  ],
];

interface ToolbarProps {
  snapshot: Snapshot;
  run: (command: Command) => void;
  open: (panel: PanelName) => void;
  toText: () => void;
  bar: RefObject<HTMLDivElement | null>;
  /** The id of the text. */
  controls: string;
}

/** One stop for Tab; arrows go from button to button, Escape back to the text. */
export function Toolbar({ snapshot, run, open, toText, bar, controls }: ToolbarProps) {
  const t = useTranslations('DeskEditor');
  const setType = (value: string) =>
    run(
      value === 'paragraph'
        ? setBlock(nodes.paragraph)
        : setBlock(nodes.heading, { level: Number(value.slice(1)) }),
    );
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={t('toolbar')}
      aria-controls={controls}
      className={styles.toolbar}
      onKeyDown={(event) => moveFocus(event, open, toText)}
    >
      <select
        aria-label={t('block.label')}
        className={styles.type}
        value={snapshot.block}
        onChange={({ target }) => setType(target.value)}
      >
        {(['paragraph', 'h2', 'h3', 'h4'] as const).map((value) => (
          <option key={value} value={value}>
            {t(`block.${value}`)}
          </option>
        ))}
        {snapshot.block === 'other' && <option value="other">{t('block.other')}</option>}
      </select>
      {GROUPS.map((group) => (
        <div key={group[0]?.name} className={styles.group}>
          {group.map((item, index) => (
            <Tool
              key={item.name}
              item={item}
              snapshot={snapshot}
              isFirst={item.name === 'strong' && index === 0}
              act={() => (item.command ? run(item.command) : item.panel && open(item.panel))}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

interface ToolProps {
  item: Item;
  snapshot: Snapshot;
  /** Whether Tab comes to it. */
  isFirst: boolean;
  act: () => void;
}

function Tool({ item: { name, isPressed, isOff, count }, snapshot, isFirst, act }: ToolProps) {
  const t = useTranslations('DeskEditor');
  const counted = count?.(snapshot);
  const words = t(`tools.${name}`);
  return (
    <button
      type="button"
      tabIndex={isFirst ? 0 : -1}
      title={words}
      aria-label={counted ? undefined : words}
      aria-pressed={isPressed?.(snapshot)}
      aria-disabled={isOff?.(snapshot) || counted === 0 ? true : undefined}
      // The text keeps the focus and its selection.
      onMouseDown={(event) => event.preventDefault()}
      onClick={act}
    >
      <Icon name={name} className={styles.following} />
      {counted ? (
        <>
          <span className="heard">{words} </span>
          {counted}
        </>
      ) : null}
    </button>
  );
}

function moveFocus(
  event: KeyboardEvent<HTMLDivElement>,
  open: (panel: PanelName) => void,
  toText: () => void,
): void {
  if (event.key === 'Escape') toText();
  else if (event.key === '?') open('help');
  else if (!(event.target instanceof HTMLSelectElement)) moveToButton(event);
}

function moveToButton(event: KeyboardEvent<HTMLDivElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(event.target as HTMLButtonElement);
  const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl';
  const step = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1 }[event.key];
  const to = event.key === 'Home' ? 0 : event.key === 'End' ? buttons.length - 1 : step && at + step;
  if (to === undefined || at < 0) return;
  event.preventDefault();
  buttons.at(to % buttons.length)?.focus();
}
