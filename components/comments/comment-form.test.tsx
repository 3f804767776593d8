import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import messages from '@/messages/ar.json';
import { CommentForm } from './comment-form';

test.each([
  ['all', null, 'يقرأ المحرّرون كل تعليق قبل نشره.'],
  ['all', 2, 'يقرأ المحرّرون كل تعليق قبل نشره، وعادةً خلال ساعتين.'],
  ['newcomers', null, 'يقرأ المحرّرون تعليق من يعلّق أول مرة قبل نشره.'],
  ['newcomers', 2, 'يقرأ المحرّرون تعليق من يعلّق أول مرة قبل نشره، وعادةً خلال ساعتين.'],
  ['none', 2, null],
] as const)('where %s wait, usually %s hours, it is told: %s', (waits, usualHours, told) => {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="ar" timeZone="UTC" messages={messages}>
      <CommentForm
        action={async (state) => state}
        articleId={1}
        limits={{ nameLimit: 60, bodyLimit: 5000 }}
        waits={waits}
        usualHours={usualHours}
        unsent={null}
      />
    </NextIntlClientProvider>,
  );
  if (told) expect(html).toContain(`<span>${told}</span>`);
  else expect(html).not.toContain('يقرأ المحرّرون');
});
