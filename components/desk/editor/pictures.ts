/** Pictures of the editor: sent to the store, then put into the text. */
import type { Command, EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { type PictureState, sendPictures } from '@/components/desk/articles/send-picture';
import { schema } from '@/lib/rich-text/schema';
import { around } from './blocks';
import { addToGallery, type InsertedPicture, insertPictures } from './insert';

const { nodes } = schema;

/** What the picture around the caret is said to show; null where there is none. */
export function altOf(state: EditorState): string | null {
  return around(state, nodes.picture)?.node.attrs.alt ?? null;
}

export function setAlt(alt: string): Command {
  return (state, dispatch) => {
    const picture = around(state, nodes.picture);
    if (!picture) return false;
    dispatch?.(state.tr.setNodeAttribute(picture.at, 'alt', alt.trim()));
    return true;
  };
}

/**
 * Stores pictures one after the other, then puts them where the caret is by then: one as a picture, several as a gallery, into the
 * gallery around the caret if it is in a picture.
 * @returns how many
 */
export async function addPictures(
  files: readonly File[],
  view: EditorView,
  tell: (state: PictureState) => void,
): Promise<number> {
  const stored: InsertedPicture[] = [];
  await sendPictures(files, tell, ({ src }) => stored.push({ src }));
  if (stored.length === 0 || view.isDestroyed) return 0;
  const isInPicture = altOf(view.state) !== null;
  (isInPicture ? addToGallery(stored) : insertPictures(stored))(view.state, view.dispatch);
  return stored.length;
}
