import { escapeHtml } from '@/lib/html/escape';

interface SignedOutPage {
  form: FormData;
  action: string;
  /** Path of the sign-in page. */
  signIn: string;
  lang: string;
  dir: 'rtl' | 'ltr';
  words: { title: string; explain: string; signIn: string; send: string };
}

/** A page of HTML with all that was posted, the body to be read and copied, to be sent again after signing in. */
export function signedOutPage({ form, action, signIn, lang, dir, words }: SignedOutPage): string {
  const fields = [...form].filter((field): field is [string, string] => typeof field[1] === 'string');
  const controls = fields.map(([name, value]) =>
    name === 'body'
      ? // The HTML parser drops one line break after the tag.
        `<textarea name="body" dir="auto" rows="20" cols="80" aria-label="${escapeHtml(words.title)}">\n${escapeHtml(value)}</textarea>`
      : `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  return `<!doctype html>
<html lang="${lang}" dir="${dir}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${escapeHtml(words.title)}</title>
<main>
<h1>${escapeHtml(words.title)}</h1>
<p>${escapeHtml(words.explain)}</p>
<p><a href="${escapeHtml(signIn)}" target="_blank">${escapeHtml(words.signIn)}</a></p>
<form method="post" enctype="multipart/form-data" action="${escapeHtml(action)}">
${controls.join('\n')}
<p><button>${escapeHtml(words.send)}</button></p>
</form>
</main>
`;
}
