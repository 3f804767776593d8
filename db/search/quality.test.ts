import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { saveArticle } from '@/db/articles/save';
import { migrate } from '@/db/migrate';
import { parseSource } from '@/lib/markdown/parse';
import { renderBody } from '@/lib/markdown/render';
import { type Edition, site } from '@/site.config';
import { suggestQuestion } from './did-you-mean';
import { NO_LIMITS, searchArticles } from './search';

const DEMO = 'db/demo';

/** The demo edition without its pictures, which would take longer than all of this. */
beforeAll(async () => {
  await migrate();
  for (const name of readdirSync(DEMO).filter((file) => file.endsWith('.md'))) {
    const source = parseSource(readFileSync(`${DEMO}/${name}`, 'utf8'));
    if (source.kind !== 'article') continue;
    const { markdown, ...article } = source.article;
    const body = renderBody(markdown, {
      direction: site.editions[article.edition].dir,
      pictures: new Map(),
      words: { table: '', code: '', footnotes: '', footnoteBack: '' },
    });
    await saveArticle({ ...article, html: body.html, words: body.words, heroFile: null });
  }
});

/** Articles of the demo edition, by what their titles begin with. */
const TYPE = 'الحرف العربي من الرصاص';
const CABLES = 'كابلات تحت الموج';
const STARS = 'نجوم بأسماء عربية';
const WATER = 'كم يكلّف المتر المكعّب';
const RUNWAYS = 'لماذا لا يكفي الطائرتين';
const ASTROLABE = 'حاسوب من نحاس';
const COFFEE = 'من المخا إلى espresso';
const PALM = 'النخلة والسوسة';
const CODE = 'كم طول كلمة «مقال»';
const CHESS = 'شاه مات';
const MILE = 'لماذا يقيس البحّار';

/**
 * What readers type, as they type it (hamza, ة, ال and clitics added or dropped, designations), and which article
 * answers it first.
 */
const QUESTIONS: [string, string][] = [
  // As a title or a text has it.
  ['الخط المتغير', TYPE],
  ['كابلات البحر الأحمر', CABLES],
  ['تلسكوب جيمس ويب', STARS],
  ['صفيحة الزرقالي', ASTROLABE],
  ['سوسة النخيل', PALM],
  // Without hamza, ة, marks; with them where the text has none.
  ['تحليه مياه الخليج', WATER],
  ['اسماء النجوم العربيه', STARS],
  ['الاسطرلاب', ASTROLABE],
  ['القَهْوَة', COFFEE],
  ['قهوه', COFFEE],
  ['الشـطـرنج', CHESS],
  ['طائره', RUNWAYS],
  // With the article, a particle or an ending, or without.
  ['أسطرلاب', ASTROLABE],
  ['بالشطرنج', CHESS],
  ['والنخيل', PALM],
  ['للميل البحري', MILE],
  ['مدارج', RUNWAYS],
  ['مدرج الطائرات', RUNWAYS],
  ['كابل بحري', CABLES],
  ['نجمة', STARS],
  // Persian letters, and digits of either kind.
  ['نجوم صوفی', STARS],
  ['سنة ٩٦٤', STARS],
  // Names and designations, by any spelling.
  ['A380', RUNWAYS],
  ['a 380', RUNWAYS],
  ['ايه 380 B787-9', RUNWAYS],
  ['b787', RUNWAYS],
  ['SEA-ME-WE 3', CABLES],
  ['seamewe3', CABLES],
  ['sea me we', CABLES],
  ['betelgeuse', STARS],
  ['C++', CODE],
  ['python', CODE],
  ['utf 8', CODE],
  ['Espresso', COFFEE],
  // A question, with all its stop words.
  ['كم يكلف المتر المكعب من الماء؟', WATER],
  ['لماذا يقاس البحر بالميل', MILE],
  ['كيف صار الفيل أسقفا', CHESS],
  ['من هو الذي رسم الكواكب الثابتة', STARS],
];

const first = async (question: string, edition: Edition = 'ar') =>
  (await searchArticles(edition, question, NO_LIMITS, 1)).results[0]?.title.text;

test.each(QUESTIONS)('«%s» is answered first by «%s»', async (question, title) => {
  expect(await first(question)).toMatch(new RegExp(`^${title}`));
});

test.each([
  ['Arabic stars', 'The Arabic names of the stars'],
  ['al-sufi', 'The Arabic names of the stars'],
  ['variable font', 'Arabic type'],
])('in English «%s» is answered first by «%s»', async (question, title) => {
  expect(await first(question, 'en')).toMatch(new RegExp(`^${title}`, 'i'));
});

test.each([
  ['الاسطرلب', 'الأسطرلاب'],
  ['كايلات البحر', 'كابلات البحر'],
  ['الشطرنح', 'الشطرنج'],
  ['betelguese', 'Betelgeuse'],
])('for «%s» the reader is offered «%s»', async (question, meant) => {
  expect(await suggestQuestion('ar', question)).toBe(meant);
});
