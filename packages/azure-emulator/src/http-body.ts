import type { IncomingMessage } from 'node:http';

const mostBytes = 1024 * 1024;
// A client that still writes when the connection is closed never sees the answer.
const mostDiscarded = 64 * mostBytes;

/** The body as text, or undefined when it is longer than 1 MiB; it is then read to its end and thrown away, up to 64 MiB. */
export async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
  if (coding === undefined && (length === undefined || length === '0')) return '';
  const chunks: Buffer[] = [];
  let size = 0;
  // The stream must outlive an early return, or there is no connection left to answer on.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > mostDiscarded) return undefined;
    if (size <= mostBytes) chunks.push(bytes);
  }
  if (size > mostBytes) return undefined;
  return Buffer.concat(chunks).toString('utf8');
}
