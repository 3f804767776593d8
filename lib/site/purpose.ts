/**
 * What a page of the site is for. The rules, the contact and the others are found by it, whatever they are called; `other` is a
 * page of no such role. In the order of the footer.
 */
export const purposes = ['about', 'contact', 'rules', 'policy', 'privacy', 'other'] as const;
export type Purpose = (typeof purposes)[number];

/** Names of pages in WordPress that tell what they are for: there a page is one by its address alone. */
const KNOWN_SLUGS: Partial<Record<Purpose, RegExp>> = {
  about: /^(?:about(?:-us)?|who-we-are|من-نحن|عن-الموقع)$/,
  contact: /^(?:contact(?:-us)?|(?:اتصل|اتصلوا|تواصل)-(?:بنا|معنا))$/,
  rules: /^(?:comments?-policy|community-guidelines|(?:قواعد|سياسة|ضوابط)-(?:النقاش|التعليق|التعليقات))$/,
  policy: /^(?:editorial-policy|سياسة-التحرير|(?:ال)?سياسة-التحريرية)$/,
  privacy: /^(?:privacy(?:-policy)?|(?:سياسة-)?الخصوصية)$/,
};

/** The name of a purpose in our WordPress exports, whose post types tell a page, but not what it is for. */
export const PURPOSE_META = '_maqal_purpose';

/** @param slug decoded and normalized */
export function purposeOfSlug(slug: string): Purpose {
  return purposes.find((purpose) => KNOWN_SLUGS[purpose]?.test(slug)) ?? 'other';
}
