import { createHash, createHmac } from 'node:crypto';
import { readSecrets } from './secrets';

/** HMAC-SHA-256 with the site's secret; each purpose has a key space of its own, so one's hash means nothing for another. */
export function keyedHash(purpose: string, text: string): string {
  return createHmac('sha256', readSecrets().app).update(`${purpose}:${text}`).digest('base64url');
}

/** Stands for something about a caller today, and for nothing tomorrow: addresses are never kept as they are. */
export function dailyKeyedHash(purpose: string, about: string): string {
  return keyedHash(purpose, `${new Date().toISOString().slice(0, 10)} ${about}`);
}

/** What is stored of a token: who reads the database still cannot open a receipt. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
