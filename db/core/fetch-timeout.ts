import http from 'node:http';
import https from 'node:https';

const agents = {
  'http:': new http.Agent({ keepAlive: true }),
  'https:': new https.Agent({ keepAlive: true }),
};

/**
 * A `fetch` for the driver of a database on a server, which itself waits for ever. Node's own costs twice the time of the
 * processor, and Next puts another in its place that, while a page is made ahead of time, answers nothing it does not
 * cache itself.
 * @param limit how long an answer may take, in milliseconds; then it fails
 */
export function fetchWithTimeout(limit: number): typeof fetch {
  return async (request) => {
    if (!(request instanceof Request)) throw new TypeError('The driver asks with a Request');
    const body = Buffer.from(await request.arrayBuffer());
    return answerTo(request, body, AbortSignal.timeout(limit));
  };
}

function answerTo({ url, method, headers }: Request, body: Buffer, signal: AbortSignal): Promise<Response> {
  const isSafe = url.startsWith('https:');
  const options = {
    method,
    headers: { ...Object.fromEntries(headers), 'content-length': body.length },
    agent: agents[isSafe ? 'https:' : 'http:'],
    signal,
  };
  return new Promise((resolve, reject) => {
    const asked = (isSafe ? https : http).request(url, options, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const type = answer.headers['content-type'] ?? '';
        const told = { status: answer.statusCode, headers: { 'content-type': type } };
        resolve(new Response(Buffer.concat(parts), told));
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
