'use client';

import { useTranslations } from 'next-intl';
import type { Command } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { useCallback, useEffect, useRef, useState } from 'react';
import articleStyles from '@/components/article/article-body.module.css';
import figureStyles from '@/components/article/article-figures.module.css';
import type { PictureState } from '@/components/desk/articles/send-picture';
import type { OpenedBody } from '@/lib/rich-text/open';
import { type Edition, site } from '@/site.config';
import { ContextBar } from './context-bar';
import styles from './editor.module.css';
import textStyles from './editor-text.module.css';
import { FindingCard, FindingCount, reasonsOf } from './finding-card';
import { KeyHelp } from './key-help';
import { saidBy } from './marks';
import { mountEditor } from './mount-editor';
import { LanguagePanel, LinkPanel } from './panels';
import { PicturePanel } from './picture-panel';
import { addPictures, altOf } from './pictures';
import { isSameSnapshot, type Snapshot, snapshotOf } from './snapshot';
import { type PanelName, Toolbar } from './toolbar';
import { WordCount } from './word-count';

export interface RichEditorProps {
  /** The form's own, which is kept at what is written here. */
  field: HTMLTextAreaElement;
  opened: OpenedBody;
  edition: Edition;
  /** Where the caret was in the Markdown; null where it was elsewhere on the page. */
  caret: number | null;
  /** Ids of what names it, and of what says what is wrong with it. */
  labelId: string;
  errorId: string | null;
  /** @param offset where the caret is in the Markdown */
  toMarkdown: (offset: number) => void;
}

/** The rich editor: its toolbar, the text as readers will see it, and what is counted of it. */
export function RichEditor(props: RichEditorProps) {
  const t = useTranslations('DeskEditor');
  const proofread = useTranslations('Proofread');
  const drop = useTranslations('DeskArticle.drop');
  const place = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const offset = useRef<() => number>(() => 0);
  const [snapshot, setSnapshot] = useState<Snapshot | null>(null);
  const [panel, setPanel] = useState<PanelName | null>(null);
  const [picture, setPicture] = useState<PictureState | null>(null);
  const [words, setWords] = useState(0);

  const send = useCallback(async (files: readonly File[]) => {
    if (!view.current || files.length === 0) return;
    const stored = await addPictures(files, view.current, setPicture);
    // Its description is asked for at once.
    if (stored === 1) setPanel('picture');
  }, []);

  // As they were first: a page that is rendered again brings new ones, and a second mount would open the text as it was.
  const first = useRef({ props, t, reasons: reasonsOf(proofread) });
  useEffect(() => {
    if (!place.current) return;
    const { props, t, reasons } = first.current;
    const mounted = mountEditor(place.current, props, t, reasons, {
      ask: (what) => (what === 'toolbar' ? bar.current?.querySelector('button')?.focus() : setPanel(what)),
      takePictures: (files) => void send(files),
      show: (state) => {
        const next = snapshotOf(state);
        setSnapshot((shown) => (shown && isSameSnapshot(shown, next) ? shown : next));
      },
      count: setWords,
    });
    view.current = mounted.view;
    offset.current = mounted.offset;
    return mounted.end;
  }, [send]);

  const run = (command: Command) => {
    const { current } = view;
    if (!current) return;
    command(current.state, current.dispatch, current);
    setPanel(null);
    current.focus();
  };
  const close = () => {
    setPanel(null);
    view.current?.focus();
  };
  const state = view.current?.state;
  return (
    <div className={styles.editor}>
      <div className={styles.bars}>
        {snapshot && (
          <>
            <Toolbar
              snapshot={snapshot}
              run={run}
              open={(name) => setPanel(name === panel ? null : name)}
              toText={close}
              bar={bar}
              controls="article-body-rich"
            />
            <ContextBar snapshot={snapshot} run={run} />
          </>
        )}
        {state && panel === 'link' && <LinkPanel value={saidBy(state, 'link')} run={run} close={close} />}
        {state && panel === 'language' && (
          <LanguagePanel value={saidBy(state, 'span')} run={run} close={close} />
        )}
        {state && panel === 'picture' && (
          <PicturePanel alt={altOf(state)} run={run} send={(files) => void send(files)} close={close} />
        )}
        {panel === 'help' && <KeyHelp close={close} />}
      </div>
      <div
        ref={place}
        className={`${articleStyles.body} ${figureStyles.figures} ${textStyles.place}`}
        lang={site.editions[props.edition].lang}
      />
      {view.current && snapshot?.finding && (
        <FindingCard
          key={`${snapshot.finding.from} ${snapshot.finding.finding.rule}`}
          view={view.current}
          open={snapshot.finding}
          run={run}
        />
      )}
      <div className={styles.foot}>
        <WordCount words={words} />
        <FindingCount all={snapshot?.findings ?? 0} safe={snapshot?.safe ?? 0} run={run} />
        <p role="status">
          {picture?.is === 'stored' && t('picture.stored')}
          {picture && picture.is !== 'stored' && drop(picture.is, { percent: 0, name: '', ...picture })}
        </p>
        <button type="button" onClick={() => props.toMarkdown(offset.current())}>
          {t('toMarkdown')}
        </button>
      </div>
    </div>
  );
}
