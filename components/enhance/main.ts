/**
 * The one script of the reader wing (docs/0006-enhancement.md): every page works without it. Deferred: the DOM is
 * complete, and first.ts has applied the reader's settings.
 */
import { openAnnouncer } from './announcer';
import { comeBack } from './coming-back';
import { type CommentFormFields, findCommentForm } from './comment-form';
import { followCommentFragment } from './comment-fragment';
import { countLeft } from './counter';
import { discardDraft, forgetOldDrafts, keepDraft, restoreDraft } from './draft';
import { clearErrorIfValid } from './field-errors';
import { rememberSent } from './pending';
import { postInPlace } from './posting';
import { fillRemembered, forgetWhenUnticked, rememberPerson } from './remembered';
import { quoteCarried, replyInPlace, staysReply } from './reply';
import { rememberSettings } from './settings';
import { offerSharing } from './sharing';

rememberSettings();
openAnnouncer();
offerSharing();
forgetOldDrafts();
const form = findCommentForm();
if (form) {
  fillRemembered(form);
  begin(form);
  listen();
  quoteCarried(form);
}
// Also where there is no form: what is selected goes along to the page of the reply.
replyInPlace({ moved: begin });
postInPlace({ arrived, returned });
void followCommentFragment();
// A page that is prerendered is not opened yet.
if ('prerendering' in document && document.prerendering)
  document.addEventListener('prerenderingchange', comeBack, { once: true });
else comeBack();
// Whoever sent a comment and goes back.
addEventListener('pageshow', ({ persisted }) => persisted && comeBack());
document.addEventListener('input', clearErrorIfValid);

/** Restores the draft for the form's target: the article, or a comment. */
function begin(form: CommentFormFields): void {
  restoreDraft(form);
  countLeft(form);
}

function listen(): void {
  document.addEventListener('input', ({ target }) => {
    const form = findCommentForm();
    if (target === form?.remember) forgetWhenUnticked(form);
    if (target !== form?.body) return;
    keepDraft(form);
    countLeft(form);
  });
  document.addEventListener('click', ({ target }) => {
    const form = findCommentForm();
    if (!form || !(target as Element).closest('[data-discard]')) return;
    discardDraft(form);
    countLeft(form);
    form.body.focus();
  });
}

function arrived(sent: HTMLFormElement, page: string): void {
  const form = findCommentForm();
  if (form?.form !== sent) return;
  rememberSent(form.articleId, new URL(page).pathname);
  rememberPerson(form);
  discardDraft(form);
}

function returned(form: HTMLFormElement, sent: HTMLFormElement): void {
  const remember = sent.elements.namedItem('remember') as HTMLInputElement | null;
  if (!remember) return;
  staysReply(form, sent);
  const comment = findCommentForm();
  if (!comment) return;
  fillRemembered(comment);
  comment.remember.checked = remember.checked;
  countLeft(comment);
}
