import { createHash, randomUUID } from 'node:crypto';
import type { Store } from './store.ts';

/** Counts what each person has under way, at all servers. */
export type HeadCount = {
  /** How to say that it is over; undefined where there are as many under way already. */
  enter: (person: string, most: number) => Promise<(() => void) | undefined>;
};

// Nothing takes longer, so that what a killed server has counted ends by itself.
const longestMs = 30_000;

const enter = `local now = redis.call('time')
local ms = now[1] * 1000 + math.floor(now[2] / 1000)
redis.call('zremrangebyscore', KEYS[1], 0, ms)
if redis.call('zcard', KEYS[1]) >= tonumber(ARGV[2]) then return 0 end
redis.call('zadd', KEYS[1], ms + ARGV[3], ARGV[1])
redis.call('pexpire', KEYS[1], ARGV[3])
return 1`;

/** The count that every server with this store goes by; while the store is away each server counts its own alone. */
export function headCountIn(store: Store): HeadCount {
  return {
    async enter(person, most) {
      const key = `backup:under-way:${createHash('sha256').update(person).digest('base64url')}`;
      const own = randomUUID();
      const has = await store.ask((client) => client.eval(enter, { keys: [key], arguments: [own, String(most), String(longestMs)] }));
      if (has === 0) return undefined;
      return () => void store.ask((client) => client.zRem(key, own));
    },
  };
}
