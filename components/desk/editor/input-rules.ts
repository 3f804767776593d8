import { inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import { schema } from '@/lib/rich-text/schema';
import { toWesternDigits } from '@/lib/text/arabic';

const { nodes } = schema;

/** Marks of Markdown that are typed at the start of a paragraph, with numbers in either system of digits: three, as four are a year. */
export const typedMarks = inputRules({
  rules: [
    textblockTypeInputRule(/^(#{2,4})\s$/, nodes.heading, (match) => ({ level: match[1]?.length ?? 2 })),
    wrappingInputRule(/^>\s$/, nodes.blockquote),
    wrappingInputRule(/^[-*]\s$/, nodes.bullet_list),
    wrappingInputRule(
      /^([0-9\u{660}-\u{669}]{1,3})\.\s$/u,
      nodes.ordered_list,
      (match) => ({ start: Number(toWesternDigits(match[1] ?? '1')) }),
      (match, list) => list.childCount + list.attrs.start === Number(toWesternDigits(match[1] ?? '1')),
    ),
    textblockTypeInputRule(/^```$/, nodes.code_block),
  ],
});
