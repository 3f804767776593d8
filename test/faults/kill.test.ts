import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshSite } from '@/test/built-site';
import { killUnderLoad, NOTHING_BROKEN } from '@/test/kill';
import { Site } from '@/test/site';

const KILLS = 5;

const site = new Site(freshSite('kill', 1));
let pages: string[];

beforeAll(async () => {
  pages = await site.publish('kill', 20);
});

afterAll(() => site.stop());

test(`what was acknowledged is there once and whole after ${KILLS} kills under load`, async () => {
  const { acknowledged, resent, broken } = await killUnderLoad(site, pages, KILLS);
  expect(broken).toEqual(NOTHING_BROKEN);
  console.log(`${acknowledged} acknowledged, ${resent} of them sent again after a kill`);
});
