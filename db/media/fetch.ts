import { lookup as resolveName } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from '@/lib/http/ip';
import { MINUTE_MS } from '@/lib/site/duration';

export interface FetchLimits {
  /** Whether private addresses (this machine, its network) are allowed. */
  privateAddresses: boolean;
}

/** In bytes: larger than any picture a newsroom puts on a page. */
export const MAX_FETCHED_BYTES = 30 * 1024 * 1024;
/** To https, to www, and to where the pictures moved, with room. */
const MAX_REDIRECTS = 5;
/** Without a byte, and for the whole picture. */
const IDLE_TIMEOUT_MS = 10_000;
const TIMEOUT_MS = MINUTE_MS;

/** Why a picture cannot be fetched, worded for the report. */
export class PictureUnavailable extends Error {}

/**
 * Fetches a picture of another site, guarded against SSRF: the address that is checked is the one connected to (no DNS
 * rebinding), and every redirect is checked like the first.
 * @throws PictureUnavailable
 */
export async function fetchPicture(address: string, limits: FetchLimits): Promise<Buffer> {
  const deadline = AbortSignal.timeout(TIMEOUT_MS);
  let url = readUrl(address);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const answer = await ask(url, limits, deadline);
    if (Buffer.isBuffer(answer)) {
      if (!isPicture(answer)) throw new PictureUnavailable('what is there is no picture');
      return answer;
    }
    url = readUrl(answer, url);
  }
  throw new PictureUnavailable(`it leads elsewhere more than ${MAX_REDIRECTS} times`);
}

function readUrl(address: string, base?: URL): URL {
  if (!URL.canParse(address, base?.href)) throw new PictureUnavailable('its address is none');
  const url = new URL(address, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new PictureUnavailable(`it has an address of the kind ${url.protocol}`);
  url.username = '';
  url.password = '';
  return url;
}

/** Requests a URL. Resolves to the body, or to the location of a redirect. */
function ask(url: URL, { privateAddresses }: FetchLimits, deadline: AbortSignal): Promise<Buffer | string> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // An IP literal is not resolved, so it never reaches `lookup`.
  if (isIP(host) && !privateAddresses && !isPublicAddress(host)) throw privateError();
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
      signal: deadline,
      timeout: IDLE_TIMEOUT_MS,
      lookup: privateAddresses ? undefined : lookupPublic,
      headers: { Accept: 'image/*', 'Accept-Encoding': 'identity', 'User-Agent': 'Maqal import' },
      agent: false,
    });
    const fail = (reason: string) => {
      reject(new PictureUnavailable(reason));
      request.destroy();
    };
    request.on('timeout', () => fail('its server does not answer'));
    request.on('error', (error) => {
      if (error instanceof PictureUnavailable) reject(error);
      else
        reject(
          new PictureUnavailable(
            deadline.aborted ? 'it takes too long' : `its server cannot be reached (${codeOf(error)})`,
          ),
        );
    });
    request.on('response', (response) => {
      const { statusCode = 0, headers } = response;
      if (statusCode >= 300 && statusCode < 400 && headers.location) {
        response.resume();
        return resolve(headers.location);
      }
      if (statusCode !== 200) return fail(`its server answers ${statusCode}`);
      if (Number(headers['content-length'] ?? 0) > MAX_FETCHED_BYTES) return fail(tooLarge);
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > MAX_FETCHED_BYTES) fail(tooLarge);
        else chunks.push(chunk);
      });
      response.on('error', (error) => fail(`it breaks off (${codeOf(error)})`));
      response.on('end', () => resolve(Buffer.concat(chunks)));
    });
    request.end();
  });
}

const tooLarge = `it is larger than ${MAX_FETCHED_BYTES / 1024 / 1024} MB`;

function privateError(): PictureUnavailable {
  return new PictureUnavailable('it is at a private address; --allow-private-addresses takes it from there');
}

/** A DNS lookup that yields public addresses only. */
const lookupPublic: LookupFunction = (hostname, options, callback) => {
  resolveName(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '');
    const allowed = addresses.filter(({ address }) => isPublicAddress(address));
    const [first] = allowed;
    if (!first) return callback(privateError(), '');
    if (options.all) callback(null, allowed);
    else callback(null, first.address, first.family);
  });
};

function codeOf(error: Error): string {
  return (error as NodeJS.ErrnoException).code ?? error.message;
}

/**
 * Signatures (first bytes in hexadecimal) of the accepted formats: JPEG, PNG, GIF, WebP, AVIF, TIFF. Not SVG, which can
 * hold scripts.
 */
const SIGNATURES = [
  /^ffd8ff/,
  /^89504e470d0a1a0a/,
  /^47494638(?:37|39)61/,
  /^52494646.{8}57454250/,
  /^.{8}66747970(?:61766966|61766973|6d696631|6d736631)/,
  /^(?:49492a00|4d4d002a)/,
];

/** Whether bytes are a picture, by their signature, whatever their name or media type says. */
export function isPicture(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('hex');
  return SIGNATURES.some((signature) => signature.test(head));
}
