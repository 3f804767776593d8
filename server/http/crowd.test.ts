import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { Crowd, POSTS_MOST } from './crowd';

function joined(crowd: Crowd, number: number, complete: boolean): EventEmitter[] {
  return Array.from({ length: number }, () => {
    const response = new EventEmitter();
    crowd.join({ complete } as IncomingMessage, response as unknown as ServerResponse);
    return response;
  });
}

test('so many forms are worked on, and the next when one of them is answered', () => {
  const crowd = new Crowd();
  const [first] = joined(crowd, POSTS_MOST - 1, true);
  expect(crowd.isFull()).toBe(false);
  joined(crowd, 1, true);
  expect(crowd.isFull()).toBe(true);
  first?.emit('close');
  expect(crowd.isFull()).toBe(false);
});

test('who sends slowly keeps nobody out', () => {
  const crowd = new Crowd();
  joined(crowd, 10 * POSTS_MOST, false);
  expect(crowd.isFull()).toBe(false);
});
