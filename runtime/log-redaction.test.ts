import { describe, expect, test } from 'vitest';
import { describeFailure, loggable } from './log-redaction';

const TOKEN = 'kW3v0Zq1xT8sB5nYc7Lr2Jd9Ff4Hh6Gg0Aa1Ee2Ii3o';

describe('a text for the log', () => {
  test.each([
    [
      'an e-mail address',
      'no mailbox reader+x@example.com, says the server',
      'no mailbox [e-mail] says the server',
    ],
    ['a network address', 'connect ECONNREFUSED 203.0.113.7:587', 'connect ECONNREFUSED [address]:587'],
    ['one of IPv6', 'from 2001:db8::7 at 10:30:00', 'from [address] at 10:30:00'],
    ['a token', `GET /ar/receipts/${TOKEN} failed`, 'GET /ar/receipts/[token] failed'],
    ['the query of an address', 'GET /ar/search?q=secret&page=2 failed', 'GET /ar/search? failed'],
    ['what was typed in Arabic', 'Unexpected token «نصّ القارئ» in JSON', 'Unexpected token in JSON'],
    ['a line of its own', 'first\r\n{"level":"fatal"}\u2028third', 'first {"level":"fatal"} third'],
    ['the colours of a terminal', '\u001b[31m⨯\u001b[39m Error', 'Error'],
  ])('has nothing of %s', (_, text, logged) => {
    expect(loggable(text)).toBe(logged);
  });

  test('is no longer than it need be', () => {
    expect(loggable('word '.repeat(10_000)).length).toBeLessThanOrEqual(500);
  });
});

describe('a failure', () => {
  test('of a query says what was wrong, and not what was written', () => {
    const cause = Object.assign(new Error('UNIQUE constraint failed: comments.receipt'), { code: 'SQLITE' });
    const failure = new Error(
      'Failed query: insert into comments\nparams: Salim,reader@example.com,\n    at Salim',
      {
        cause,
      },
    );
    const logged = describeFailure(failure);
    expect(logged).toMatchObject({
      message: 'Failed query',
      cause: { code: 'SQLITE', message: cause.message },
    });
    expect(JSON.stringify(logged)).not.toMatch(/Salim|reader@/);
    expect(logged.at?.[0]).toContain('log-redaction.test.ts');
  });

  test('has the number by which Next shows it', () => {
    expect(describeFailure(Object.assign(new Error('x'), { digest: '123' }))).toMatchObject({
      digest: '123',
    });
  });

  test('may be anything', () => {
    expect(describeFailure('reader@example.com')).toEqual({ type: 'string', message: '' });
    expect(describeFailure(undefined)).toEqual({ type: 'undefined', message: '' });
  });
});
