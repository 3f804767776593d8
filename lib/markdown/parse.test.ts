import { describe, expect, test } from 'vitest';
import { parseSource } from './parse';

/** A file with these lines of front matter, and a body below it. */
function file(...frontMatter: string[]): string {
  return `---\n${frontMatter.join('\n')}\n---\n\nنص المقال.\n`;
}

const TITLE = 'title: "تركيا تسعى إلى S-500"';
const AUTHOR = 'author: نور الدين';
const PUBLISHED = 'published: 2020-01-14T09:00:00+03:00';

function articleIn(text: string) {
  const source = parseSource(text);
  if (source.kind !== 'article') throw new Error(JSON.stringify(source));
  return source.article;
}

function authorsIn(text: string) {
  const source = parseSource(text);
  if (source.kind !== 'authors') throw new Error(JSON.stringify(source));
  return source.authors;
}

/** What an editor is told, one string a problem: the line, the field, what is wrong and what the words of it name. */
function problemsIn(text: string): string[] {
  const source = parseSource(text);
  if (source.kind !== 'problems') return [];
  return source.problems.map(({ line, field, kind, values = {}, quote }) =>
    [`${line}:`, field && `${field}:`, kind, ...Object.values(values), quote].filter(Boolean).join(' '),
  );
}

describe('a good article', () => {
  test('is read whole', () => {
    const article = articleIn(
      file(
        TITLE,
        'slug: s-500',
        'edition: en',
        AUTHOR,
        'coauthors: [سلمى, ليلى]',
        PUBLISHED,
        'updated: 2020-01-15T06:00:00Z',
        'standfirst: "مقدّمة"',
        'topics: [دفاع, تقنية]',
        'hero:',
        '  src: images/صاروخ.jpg',
        '  alt: "صاروخ على شاحنة"',
        '  caption: "في العرض العسكري"',
        '  credit: "وكالة"',
        'comments: closed',
        'translation: turkey-s-500',
        'draft: true',
      ),
    );
    expect(article).toEqual({
      title: 'تركيا تسعى إلى S-500',
      slug: 's-500',
      edition: 'en',
      author: 'نور الدين',
      coauthors: ['سلمى', 'ليلى'],
      published: new Date('2020-01-14T06:00:00Z'),
      updated: new Date('2020-01-15T06:00:00Z'),
      standfirst: 'مقدّمة',
      topics: ['دفاع', 'تقنية'],
      hero: {
        src: 'images/صاروخ.jpg',
        alt: 'صاروخ على شاحنة',
        caption: 'في العرض العسكري',
        credit: 'وكالة',
      },
      comments: 'closed',
      translation: 'turkey-s-500',
      draft: true,
      purpose: null,
      markdown: '\nنص المقال.\n',
      bodyLine: 20,
    });
  });

  test('needs no more than a title, an author and a time', () => {
    const { edition, slug, standfirst, topics, comments, hero, updated, translation } = articleIn(
      file(TITLE, AUTHOR, PUBLISHED),
    );
    expect({ edition, standfirst, topics, comments }).toEqual({
      edition: 'ar',
      standfirst: '',
      topics: [],
      comments: 'open',
    });
    expect(slug).toBe('تركيا-تسعى-إلى-s-500');
    expect([hero, updated, translation]).toEqual([undefined, undefined, undefined]);
  });

  test('its words may hold the character references of a database of HTML', () => {
    const source = parseSource(
      '---\ntitle: سوق &laquo;السمك&raquo; &#8211; &amp;lt;\nauthor: هدى &amp; رامي\npublished: 2024-01-01T00:00:00Z\ntopics: [أخبار&nbsp;اليوم]\n---\n',
    );
    expect(source).toMatchObject({
      article: { title: 'سوق «السمك» – &lt;', author: 'هدى & رامي', topics: ['أخبار\u{A0}اليوم'] },
    });
  });

  test('is stored composed, whatever the editor’s keyboard sends', () => {
    const article = articleIn(
      file('title: "ا\u{654}نقرة"', 'author: "ا\u{654}حمد"', PUBLISHED, 'slug: "ا\u{654}ب"'),
    );
    expect([article.title, article.author, article.slug]).toEqual(['أنقرة', 'أحمد', 'أب']);
  });

  test('reads the same from Windows and from old Macs, with a byte order mark or without', () => {
    const text = file(TITLE, AUTHOR, PUBLISHED);
    const plain = articleIn(text);
    expect(articleIn(`\u{FEFF}${text}`)).toEqual(plain);
    expect(articleIn(text.replaceAll('\n', '\r\n'))).toEqual(plain);
    expect(articleIn(text.replaceAll('\n', '\r'))).toEqual(plain);
  });

  test('may hold a rule of three hyphens in its body, or no body at all', () => {
    expect(articleIn(`${file(TITLE, AUTHOR, PUBLISHED)}\n---\n\nتتمّة`).markdown).toContain('---');
    expect(articleIn(`---\n${TITLE}\n${AUTHOR}\n${PUBLISHED}\n---`).markdown).toBe('');
  });

  test('knows the line its body begins at', () => {
    const text = file(TITLE, AUTHOR, PUBLISHED);
    const { bodyLine, markdown } = articleIn(text);
    expect(
      text
        .split('\n')
        .slice(bodyLine - 1)
        .join('\n'),
    ).toBe(markdown);
  });
});

describe('a list of authors', () => {
  test('is read whole, each with the slug of the name where none is given', () => {
    const authors = authorsIn(
      file(
        'authors:',
        '  - name: نور الدين',
        '    bio: "كاتب"',
        '    portrait: images/nour.jpg',
        '    gender: male',
        '  - name: Salma Khoury',
        '    slug: salma',
        '    edition: en',
      ),
    );
    expect(authors).toEqual([
      {
        name: 'نور الدين',
        slug: 'نور-الدين',
        edition: 'ar',
        bio: 'كاتب',
        portrait: 'images/nour.jpg',
        gender: 'male',
      },
      { name: 'Salma Khoury', slug: 'salma', edition: 'en', bio: '' },
    ]);
  });

  test.each([
    [['authors: []'], '2: authors: no-entry'],
    [['authors:', '  - name: أ', '    gender: x'], '4: authors.0.gender: choice male female'],
    [['authors:', '  - name: أ', '  - bio: "بلا اسم"'], '4: authors.1.name: no-text'],
    [['authors:', '  - name: "؟"'], '3: authors.0.name: no-letter'],
    [['authors:', '  - name: أ', '    e-mail: a@b.c'], '4: authors.0: unknown-key e-mail'],
  ])('%j is refused with its line', (lines, problem) => {
    expect(problemsIn(file(...lines))).toEqual([problem]);
  });
});

test('the lines of addresses and pictures are told, for what is found wrong with them later', () => {
  const linesOf = (...frontMatter: string[]) => {
    const source = parseSource(file(...frontMatter));
    return 'lines' in source ? source.lines : undefined;
  };
  const hero = ['hero:', '  alt: أ', '  src: a.jpg'];
  expect(linesOf(TITLE, AUTHOR, PUBLISHED, 'slug: s-500', ...hero)).toEqual({ slug: 5, picture: 8 });
  expect(linesOf(AUTHOR, TITLE, PUBLISHED)).toMatchObject({ slug: 3 });
  const authors = ['authors:', '  - name: أ', '  - name: ب', '    portrait: b.jpg', '    slug: b'];
  expect(linesOf(...authors)).toMatchObject([{ slug: 3 }, { slug: 6, picture: 5 }]);
});

describe('a wrong file is named with line and reason', () => {
  test.each([
    '',
    'نص بلا مقدّمة',
    `${TITLE}\n---\n`,
    '---\ntitle: x\n',
    '---\n\n---\n',
    ' ---\ntitle: x\n---\n',
  ])('no front matter: %j', (text) => {
    expect(problemsIn(text)).toEqual(['1: no-front-matter ---']);
  });

  test('broken YAML, once, at the line of the file', () => {
    const [problem, ...others] = problemsIn(file(TITLE, AUTHOR, 'standfirst: قال: نعم', PUBLISHED));
    expect(problem).toMatch(/^4: broken-front-matter \S/);
    expect(problem).not.toContain('at line');
    expect(others).toEqual([]);
    expect(problemsIn(file(TITLE, AUTHOR, TITLE))[0]).toMatch(/^4: .*unique/);
    expect(problemsIn(file('title: "بلا نهاية', AUTHOR))[0]).toMatch(/^\d: \S/);
  });

  test('a value that YAML takes for a reference', () => {
    expect(problemsIn(file('title: *مهم*', AUTHOR, PUBLISHED))).toEqual(['2: star']);
    expect(problemsIn(file(TITLE, 'author: &a نور', 'standfirst: *a', PUBLISHED))[0]).toMatch(/^4: /);
  });

  test('an unknown key', () => {
    expect(problemsIn(file(TITLE, AUTHOR, PUBLISHED, 'autor: x'))).toEqual(['5: unknown-key autor']);
    expect(
      problemsIn(file(TITLE, AUTHOR, PUBLISHED, 'hero:', '  src: a.jpg', '  alt: أ', '  size: 3')),
    ).toEqual(['8: hero: unknown-key size']);
  });

  test('no title, no author, no time', () => {
    expect(problemsIn(file(AUTHOR, PUBLISHED))).toEqual(['1: title: no-text']);
    expect(problemsIn(file(TITLE, PUBLISHED))).toEqual(['1: author: no-text']);
    expect(problemsIn(file(TITLE, AUTHOR))[0]).toMatch(/^1: published: no-moment 2026/);
    expect(problemsIn(file('edition: ar'))).toHaveLength(3);
    expect(problemsIn('---\n# لا شيء\n---\n')).toHaveLength(3);
  });

  test.each([
    [[TITLE, AUTHOR, 'published: 2020-01-14'], /^4: published: no-moment 2026/],
    [[TITLE, AUTHOR, 'published: 2020-01-14T09:00:00'], /^4: published: no-moment 2026/],
    [[TITLE, AUTHOR, 'published: 2020-02-30T09:00:00Z'], /^4: published: no-moment 2026/],
    [[TITLE, AUTHOR, PUBLISHED, 'updated: 2020-01-14T05:59:59Z'], /^5: updated: before-published$/],
    [[TITLE, AUTHOR, PUBLISHED, 'slug: A/B'], /^5: slug: no-slug 80$/],
    [[TITLE, 'slug: كَتب', AUTHOR, PUBLISHED], /^3: slug: no-slug 80$/],
    [[TITLE, AUTHOR, PUBLISHED, 'translation: ".."'], /^5: translation: no-slug 80$/],
    [[TITLE, AUTHOR, PUBLISHED, 'edition: fr'], /^5: edition: choice ar en$/],
    [[TITLE, AUTHOR, PUBLISHED, 'comments: false'], /^5: comments: choice open closed$/],
    [['title: "؟!"', AUTHOR, PUBLISHED], /^2: title: title-without-slug slug:$/],
    [['title: ""', AUTHOR, PUBLISHED], /^2: title: empty$/],
    [['title: 2024', AUTHOR, PUBLISHED], /^2: title: no-text$/],
    [[`title: ${'ا'.repeat(301)}`, AUTHOR, PUBLISHED], /^2: title: too-long 300$/],
    [[TITLE, 'author: "؟"', PUBLISHED], /^3: author: no-letter$/],
    [[TITLE, AUTHOR, PUBLISHED, 'topics: دفاع'], /^5: topics: no-list$/],
    [[TITLE, AUTHOR, PUBLISHED, 'topics:', '  - دفاع', '  - "!"'], /^7: topics\.1: no-letter$/],
    [[TITLE, AUTHOR, PUBLISHED, `topics: [${'أ,'.repeat(11)}]`], /^5: topics: too-many 10$/],
    [[TITLE, AUTHOR, PUBLISHED, 'hero:', '  src: a.jpg'], /^6: hero\.alt: no-text$/],
  ])('%j', (lines, problem) => {
    const problems = problemsIn(file(...lines));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(problem);
  });

  test('every problem of a file at once, also in a file of Windows', () => {
    const text = file('title: ""', AUTHOR, 'published: امس', 'edition: fr');
    expect(problemsIn(text)).toHaveLength(3);
    expect(problemsIn(text.replaceAll('\n', '\r\n'))).toEqual(problemsIn(text));
  });

  test('a title that gives no slug is good with one', () => {
    expect(articleIn(file('title: "؟!"', 'slug: "2020"', AUTHOR, PUBLISHED)).slug).toBe('2020');
  });
});
