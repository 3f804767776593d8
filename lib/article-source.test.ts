import { describe, expect, test } from 'vitest';
import { readSource } from './article-source';

/** A file with these lines of front matter, and a body below it. */
function file(...frontMatter: string[]): string {
  return `---\n${frontMatter.join('\n')}\n---\n\nنص المقال.\n`;
}

const TITLE = 'title: "تركيا تسعى إلى S-500"';
const AUTHOR = 'author: نور الدين';
const PUBLISHED = 'published: 2020-01-14T09:00:00+03:00';

function articleIn(text: string) {
  const source = readSource(text);
  if (source.kind !== 'article') throw new Error(JSON.stringify(source));
  return source.article;
}

function authorsIn(text: string) {
  const source = readSource(text);
  if (source.kind !== 'authors') throw new Error(JSON.stringify(source));
  return source.authors;
}

/** What an editor is told: `line: reason`, one string a problem. */
function problemsIn(text: string): string[] {
  const source = readSource(text);
  return source.kind === 'problems' ? source.problems.map(({ line, reason }) => `${line}: ${reason}`) : [];
}

describe('a good article', () => {
  test('is read whole', () => {
    const article = articleIn(
      file(
        TITLE,
        'slug: s-500',
        'edition: en',
        AUTHOR,
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
      ),
    );
    expect(article).toEqual({
      title: 'تركيا تسعى إلى S-500',
      slug: 's-500',
      edition: 'en',
      author: 'نور الدين',
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
      markdown: '\nنص المقال.\n',
      bodyLine: 18,
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
    [['authors: []'], '2: authors: must have an entry'],
    [['authors:', '  - name: أ', '    gender: x'], '4: authors.0.gender: must be male or female'],
    [['authors:', '  - name: أ', '  - bio: "بلا اسم"'], '4: authors.1.name: must be text'],
    [['authors:', '  - name: "؟"'], '3: authors.0.name: must hold a letter or a digit'],
    [['authors:', '  - name: أ', '    e-mail: a@b.c'], '4: authors.0: Unrecognized key: "e-mail"'],
  ])('%j is refused with its line', (lines, problem) => {
    expect(problemsIn(file(...lines))).toEqual([problem]);
  });
});

test('the lines of addresses and pictures are told, for what is found wrong with them later', () => {
  const linesOf = (...frontMatter: string[]) => {
    const source = readSource(file(...frontMatter));
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
    expect(problemsIn(text)).toEqual(['1: the file must begin with front matter between two lines of ---']);
  });

  test('broken YAML, once, at the line of the file', () => {
    const [problem, ...others] = problemsIn(file(TITLE, AUTHOR, 'standfirst: قال: نعم', PUBLISHED));
    expect(problem).toMatch(/^4: \S/);
    expect(problem).not.toContain('at line');
    expect(others).toEqual([]);
    expect(problemsIn(file(TITLE, AUTHOR, TITLE))[0]).toMatch(/^4: .*unique/);
    expect(problemsIn(file('title: "بلا نهاية', AUTHOR))[0]).toMatch(/^\d: \S/);
  });

  test('a value that YAML takes for a reference', () => {
    expect(problemsIn(file('title: *مهم*', AUTHOR, PUBLISHED))).toEqual([
      '2: a value that begins with * must stand in quotes',
    ]);
    expect(problemsIn(file(TITLE, 'author: &a نور', 'standfirst: *a', PUBLISHED))[0]).toMatch(/^4: /);
  });

  test('an unknown key', () => {
    expect(problemsIn(file(TITLE, AUTHOR, PUBLISHED, 'autor: x'))).toEqual([
      '5: front matter: Unrecognized key: "autor"',
    ]);
    expect(
      problemsIn(file(TITLE, AUTHOR, PUBLISHED, 'hero:', '  src: a.jpg', '  alt: أ', '  size: 3')),
    ).toEqual(['8: hero: Unrecognized key: "size"']);
  });

  test('no title, no author, no time', () => {
    expect(problemsIn(file(AUTHOR, PUBLISHED))).toEqual(['1: title: must be text']);
    expect(problemsIn(file(TITLE, PUBLISHED))).toEqual(['1: author: must be text']);
    expect(problemsIn(file(TITLE, AUTHOR))[0]).toMatch(/^1: published: must be a time with its zone/);
    expect(problemsIn(file('edition: ar'))).toHaveLength(3);
    expect(problemsIn('---\n# لا شيء\n---\n')).toHaveLength(3);
  });

  test.each([
    [[TITLE, AUTHOR, 'published: 2020-01-14'], /^4: published: must be a time with its zone/],
    [[TITLE, AUTHOR, 'published: 2020-01-14T09:00:00'], /^4: published: must be a time with its zone/],
    [[TITLE, AUTHOR, 'published: 2020-02-30T09:00:00Z'], /^4: published: must be a time with its zone/],
    [
      [TITLE, AUTHOR, PUBLISHED, 'updated: 2020-01-14T05:59:59Z'],
      /^5: updated: must not be before published$/,
    ],
    [[TITLE, AUTHOR, PUBLISHED, 'slug: A/B'], /^5: slug: must hold only letters, digits and single hyphens/],
    [[TITLE, 'slug: كَتب', AUTHOR, PUBLISHED], /^3: slug: must hold only letters/],
    [[TITLE, AUTHOR, PUBLISHED, 'translation: ".."'], /^5: translation: must hold only letters/],
    [[TITLE, AUTHOR, PUBLISHED, 'edition: fr'], /^5: edition: must be ar or en$/],
    [[TITLE, AUTHOR, PUBLISHED, 'comments: false'], /^5: comments: must be open or closed$/],
    [['title: "؟!"', AUTHOR, PUBLISHED], /^2: title: gives no slug; write one as slug:$/],
    [['title: ""', AUTHOR, PUBLISHED], /^2: title: must not be empty$/],
    [['title: 2024', AUTHOR, PUBLISHED], /^2: title: must be text$/],
    [[`title: ${'ا'.repeat(301)}`, AUTHOR, PUBLISHED], /^2: title: must have at most 300 characters$/],
    [[TITLE, 'author: "؟"', PUBLISHED], /^3: author: must hold a letter or a digit$/],
    [[TITLE, AUTHOR, PUBLISHED, 'topics: دفاع'], /^5: topics: /],
    [
      [TITLE, AUTHOR, PUBLISHED, 'topics:', '  - دفاع', '  - "!"'],
      /^7: topics\.1: must hold a letter or a digit$/,
    ],
    [[TITLE, AUTHOR, PUBLISHED, `topics: [${'أ,'.repeat(11)}]`], /^5: topics: must have at most 10 entries$/],
    [[TITLE, AUTHOR, PUBLISHED, 'hero:', '  src: a.jpg'], /^6: hero\.alt: must be text$/],
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
