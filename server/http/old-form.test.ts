import { describe, expect, test } from 'vitest';
import { renewForm } from './old-form';

const PAGE = `
<form action="/ar/search"><input name="q"/></form>
<form method="POST"><input type="hidden" name="$ACTION_REF_2"/>
<input type="hidden" name="$ACTION_2:0" value="{&quot;id&quot;:&quot;report-of-today&quot;}"/>
<input type="hidden" name="$ACTION_KEY" value="p#report"/></form>
<form method="POST"><input type="hidden" name="$ACTION_REF_1"/>
<input type="hidden" name="$ACTION_1:0" value="{&quot;id&quot;:&quot;of-today&quot;,&quot;bound&quot;:&quot;$@1&quot;}"/>
<input type="hidden" name="$ACTION_1:1" value="[{&quot;said&quot;:&quot;&amp;quot;&lt;&#x27;&quot;}]"/>
<input type="hidden" name="$ACTION_KEY" value="p#comment"/>
<input type="hidden" name="articleId" value="7"/><textarea name="body"></textarea></form>`;

function posted(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

const OLD = { $ACTION_REF_9: '', '$ACTION_9:0': '{"id":"of-old"}', $ACTION_KEY: 'p#comment' };

describe('a form of an earlier version', () => {
  test('gets the action of the form of the same name, and keeps what was typed', () => {
    const renewed = renewForm(posted({ ...OLD, articleId: '3', body: 'نصّ "كتب"' }), PAGE);
    expect(Object.fromEntries(renewed ?? [])).toEqual({
      articleId: '3',
      body: 'نصّ "كتب"',
      $ACTION_REF_1: '',
      '$ACTION_1:0': '{"id":"of-today","bound":"$@1"}',
      '$ACTION_1:1': `[{"said":"&quot;<'"}]`,
      $ACTION_KEY: 'p#comment',
    });
  });

  test.each([
    ['has no name', { '$ACTION_ID_of-old': '' }],
    ['has a name that is no longer there', { ...OLD, $ACTION_KEY: 'p#gone' }],
  ])('that %s cannot be renewed', (_, fields) => {
    expect(renewForm(posted(fields), PAGE)).toBeNull();
  });
});
