/** Fields of the page's comment form. Looked up each time, as a failed post replaces it. */
export interface CommentFormFields {
  form: HTMLFormElement;
  articleId: string;
  /** Id of the parent comment, or ''. */
  parentId: string;
  name: HTMLInputElement;
  email: HTMLInputElement;
  body: HTMLTextAreaElement;
  remember: HTMLInputElement;
}

export function findCommentForm(): CommentFormFields | null {
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
