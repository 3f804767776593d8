import http from 'node:http';
import https from 'node:https';

const agents = {
  'http:': new http.Agent({ keepAlive: true }),
  'https:': new https.Agent({ keepAlive: true }),
};

/**
 * `fetch` with a timeout for the driver of a database server, which has none. Node's own costs twice the processor time,
 * and Next's replacement resolves nothing while a page is prerendered but what it caches itself.
 * @param timeoutMs of the whole response; then it fails
 */
export function fetchWithTimeout(timeoutMs: number): typeof fetch {
  return async (request) => {
    if (!(request instanceof Request)) throw new TypeError('The driver sends a Request');
    const body = Buffer.from(await request.arrayBuffer());
    return send(request, body, AbortSignal.timeout(timeoutMs));
  };
}

function send({ url, method, headers }: Request, body: Buffer, signal: AbortSignal): Promise<Response> {
  const isHttps = url.startsWith('https:');
  const options = {
    method,
    headers: { ...Object.fromEntries(headers), 'content-length': body.length },
    agent: agents[isHttps ? 'https:' : 'http:'],
    signal,
  };
  return new Promise((resolve, reject) => {
    const sent = (isHttps ? https : http).request(url, options, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const type = response.headers['content-type'] ?? '';
        const init = { status: response.statusCode, headers: { 'content-type': type } };
        resolve(new Response(Buffer.concat(parts), init));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
