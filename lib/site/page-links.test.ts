import { expect, test } from 'vitest';
import { pageLinksHtml, renewPageLinks, type StandingPage } from './page-links';
import { purposeOfSlug } from './purpose';

const PAGES: StandingPage[] = [
  { purpose: 'contact', slug: 'اتصل-بنا', title: 'اتصل بنا' },
  { purpose: 'rules', slug: 'rules', title: '<b>قواعد</b>' },
  { purpose: 'rules', slug: 'former', title: 'قديمة' },
];

test('links lead to the first page of each purpose, in their order, and to none that is not there', () => {
  expect(pageLinksHtml('ar', ['rules', 'privacy', 'contact'], PAGES)).toBe(
    '<a href="/ar/pages/rules"><bdi>&lt;b&gt;قواعد&lt;/b&gt;</bdi></a> <a href="/ar/pages/%D8%A7%D8%AA%D8%B5%D9%84-%D8%A8%D9%86%D8%A7"><bdi>اتصل بنا</bdi></a>',
  );
});

test('a prebuilt page gets the links of now, and loses those to what is gone', () => {
  const built =
    '<nav class="a" data-pages="about rules"><a href="/x">س</a></nav><span data-pages="contact"></span>ص';
  expect(renewPageLinks(built, 'en', [{ purpose: 'contact', slug: 'c', title: 'Contact $&' }])).toBe(
    '<nav class="a" data-pages="about rules"></nav><span data-pages="contact"><a href="/en/pages/c"><bdi>Contact $&amp;</bdi></a></span>ص',
  );
});

test.each([
  ['about', 'about'],
  ['about-us', 'about'],
  ['من-نحن', 'about'],
  ['اتصل-بنا', 'contact'],
  ['privacy-policy', 'privacy'],
  ['سياسة-الخصوصية', 'privacy'],
  ['السياسة-التحريرية', 'policy'],
  ['قواعد-التعليق', 'rules'],
  ['about-the-sea', 'other'],
  ['sample-page', 'other'],
])('the slug %s is of a page for: %s', (slug, purpose) => {
  expect(purposeOfSlug(slug)).toBe(purpose);
});
