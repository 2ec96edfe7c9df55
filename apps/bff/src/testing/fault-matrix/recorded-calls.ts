import { subscribe, unsubscribe } from 'node:diagnostics_channel';

/** A call of Azure as a journey makes it in every world alike: its method, the form of its path, and which one of its like it is. */
export type RecordedCall = { method: string; path: string; nth: number; status: number; body: unknown };

type Heard = { method: string; path: string; status: number; body: unknown };

const channelName = 'azure-emulator:answer';

/** Listen to Azure while something is done; nothing else may be under way meanwhile. */
export async function callsDuring(run: () => Promise<unknown>): Promise<RecordedCall[]> {
  const calls: RecordedCall[] = [];
  const seen = new Map<string, number>();
  const listen = (message: unknown): void => {
    const { method, path, status, body } = message as Heard;
    const form = formOf(decodeURIComponent(path));
    // Names compare without case, in Azure as in the fault.
    const like = `${method} ${form}`.toLowerCase();
    const nth = seen.get(like) ?? 0;
    seen.set(like, nth + 1);
    calls.push({ method, path: form, nth, status, body: structuredClone(body) });
  };
  subscribe(channelName, listen);
  try {
    await run();
  } finally {
    unsubscribe(channelName, listen);
  }
  return calls;
}

/** What is drawn anew in each world stands as a star: GUIDs, and the ids of Azure Backup's operations. */
const formOf = (path: string): string =>
  path
    .split('/')
    .map((part) => (/[0-9a-f]{8}-[0-9a-f]{4}-|^[0-9a-f]{32}$/i.test(part) || part.length > 60 ? '*' : part))
    .join('/');
