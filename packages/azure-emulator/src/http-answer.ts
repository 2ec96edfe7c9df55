import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './pages/answer.ts';

/** Send an answer with its length; without a body to a HEAD, and with the statuses that have none. */
export function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const mayHaveBody = request.method !== 'HEAD' && answer.status !== 204 && answer.status !== 304;
  const bytes = Buffer.byteLength(answer.body);
  const length = answer.status === 204 ? {} : { 'content-length': String(bytes) };
  response.writeHead(answer.status, { ...answer.headers, ...length });
  // Plain ASCII goes out with the headers, without being encoded.
  const encoding = bytes === answer.body.length ? 'latin1' : 'utf8';
  atTheEndOfTheTurn(() => (mayHaveBody ? response.end(answer.body, encoding) : response.end()));
}

let writes: (() => void)[] = [];

/** What came in together goes out together: each write of its own wakes a client that waits, which costs more than the whole answer. */
function atTheEndOfTheTurn(write: () => void): void {
  writes.push(write);
  if (writes.length > 1) return;
  setImmediate(() => {
    const due = writes;
    writes = [];
    for (const one of due) one();
  });
}
