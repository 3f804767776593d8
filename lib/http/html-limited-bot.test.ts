import { expect, test } from 'vitest';
import { userAgentForNext } from './html-limited-bot';

test('Next is asked for a whole answer in the desk, and never in the reader wing', () => {
  expect(userAgentForNext('Phone', true)).toBe('Phone maqal-desk');
  expect(userAgentForNext('', true)).toBe(' maqal-desk');
  expect(userAgentForNext('Phone', false)).toBe('Phone');
  expect(userAgentForNext('Phone Maqal-Desk', false)).toBe('');
});
