/** The comment form of the page, wherever it stands; a failed post puts another in its place. */
export interface CommentForm {
  form: HTMLFormElement;
  articleId: string;
  /** The comment that is answered, or nothing. */
  parentId: string;
  name: HTMLInputElement;
  email: HTMLInputElement;
  body: HTMLTextAreaElement;
  remember: HTMLInputElement;
}

export function findCommentForm(): CommentForm | null {
  const form = document.querySelector<HTMLFormElement>('form[data-post=comment]');
  if (!form) return null;
  const field = <Field extends Element>(name: string) => form.elements.namedItem(name) as unknown as Field;
  return {
    form,
    articleId: field<HTMLInputElement>('articleId').value,
    parentId: field<HTMLInputElement>('parentId').value,
    name: field('name'),
    email: field('email'),
    body: field('body'),
    remember: field('remember'),
  };
}
