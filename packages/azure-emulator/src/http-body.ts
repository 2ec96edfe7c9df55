import type { IncomingMessage } from 'node:http';

const mostBytes = 1024 * 1024;

/** The body as text, or undefined when it is longer than 1 MiB; the rest is then left unread. */
export async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
  if (coding === undefined && (length === undefined || length === '0')) return '';
  const chunks: Buffer[] = [];
  let size = 0;
  // The stream must outlive an early return, or there is no connection left to answer on.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > mostBytes) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}
