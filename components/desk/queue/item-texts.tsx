import { useTranslations } from 'next-intl';
import type { QueueItem } from '@/db/moderation/queue-items';
import { seenValue } from '@/lib/desk/decision-form';
import type { ItemTextError } from '@/lib/desk/item-text-form';
import { site } from '@/site.config';
import { ItemTextForm, type SendItemText } from './item-text-form';

interface ItemTextsProps {
  item: QueueItem;
  edit: SendItemText;
  answer: SendItemText;
  pick: SendItemText;
  from: string;
}

/** Forms to edit, to answer and to pick a comment. */
export function ItemTexts({ item: { comment }, edit, answer, pick, from }: ItemTextsProps) {
  const t = useTranslations('DeskQueue');
  const waiting = comment.state !== 'published';
  const errorWords = (limit: number): Record<ItemTextError, string> => ({
    missing: t('errors.missing'),
    'too-long': t('errors.too-long', { count: limit }),
    stale: t('errors.stale'),
    closed: t('errors.closed'),
    'parent-gone': t('errors.parent-gone'),
    'same-text': t('errors.same-text'),
    unavailable: t('errors.unavailable'),
  });
  const { bodyLimit, pickNoteLimit } = site.comments;
  const common = { item: seenValue(comment), from, errorWords: errorWords(bodyLimit) };
  return (
    <>
      <ItemTextForm
        {...common}
        id={`edit-${comment.id}`}
        hotkey="e"
        action={edit}
        text={comment.body}
        words={{
          summary: t('edit'),
          label: t('editLabel'),
          hint: t('editHint'),
          submit: t('editGo'),
        }}
      />
      <ItemTextForm
        {...common}
        id={`answer-${comment.id}`}
        hotkey="c"
        action={answer}
        text=""
        words={{
          summary: t('answer'),
          label: t('answerLabel'),
          hint: t(waiting ? 'answerHintWaiting' : 'answerHint'),
          submit: t(waiting ? 'answerGoWaiting' : 'answerGo'),
        }}
      />
      {!waiting && (
        <ItemTextForm
          {...common}
          id={`pick-${comment.id}`}
          hotkey={comment.pickedAt ? undefined : 'p'}
          action={pick}
          text={comment.pickNote}
          optional
          errorWords={errorWords(pickNoteLimit)}
          words={{
            summary: t(comment.pickedAt ? 'pickNoteEdit' : 'pick'),
            label: t('pickNote'),
            hint: t('pickNoteHint'),
            submit: t(comment.pickedAt ? 'pickNoteGo' : 'pickGo'),
          }}
        />
      )}
    </>
  );
}
