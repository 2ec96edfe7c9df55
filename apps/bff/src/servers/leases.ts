import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Store } from './store.ts';

/**
 * Has one piece of work done at a time under a name, whichever server does it. Who waits for the `same` work is told what came of it, and so is
 * whoever asks for it within `lastsMs` after.
 */
export type Leases = { hold: <T>(name: string, kind: 'same' | 'next', work: () => Promise<T>, lastsMs?: number) => Promise<T> };

/** Leases of a server that shares nothing with any other. */
export const ownLeases = (): Leases => ({ hold: (_name, _kind, work) => work() });

// A server that was killed holds up the next press for as long as its lease lasts; one that lives renews it.
const leaseMs = 4000;
const renewMs = 1000;
const lookMs = 50;

/** A request of a person is over in 24 seconds: whatever takes longer hangs, and holds nobody up any more. */
const longestMs = 30_000;

const take = `if redis.call('set', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return ARGV[1] end return redis.call('get', KEYS[1])`;
const renew = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('pexpire', KEYS[1], ARGV[2]) end return 0`;
const leave = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0`;

const keyOf = (name: string): string => `backup:lease:${createHash('sha256').update(name).digest('base64url')}`;
const outcomeOf = (holder: string): string => `backup:outcome:${holder}`;
const doneOf = (name: string): string => `${keyOf(name)}:done`;

/** Leases that every server with this store goes by. Without an answer of the store, work is done as if there were one server. */
export function leasesIn(store: Store): Leases {
  return {
    async hold<T>(name: string, kind: 'same' | 'next', asked: () => Promise<T>, lastsMs = 0): Promise<T> {
      const key = keyOf(name);
      const work = lastsMs === 0 ? asked : () => lasting(store, doneOf(name), asked, lastsMs);
      const own = randomUUID();
      const end = performance.now() + longestMs;
      for (let awaited: string | undefined; performance.now() < end; await pause(lookMs)) {
        const holder = await store.ask((client) => client.eval(take, { keys: [key], arguments: [own, String(leaseMs)] }));
        if (typeof holder !== 'string') return work();
        const told = awaited !== undefined && holder !== awaited && kind === 'same' ? await toldBy(store, awaited) : undefined;
        if (told !== undefined && holder === own) await left(store, key, own);
        if (told !== undefined) return JSON.parse(told) as T;
        if (holder === own) return held(store, key, own, work);
        awaited = holder;
      }
      return work();
    },
  };
}

/** What came of the work a moment ago, at whichever server; else the work. */
async function lasting<T>(store: Store, key: string, work: () => Promise<T>, lastsMs: number): Promise<T> {
  const told = await store.ask((client) => client.get(key));
  if (typeof told === 'string') return JSON.parse(told) as T;
  const outcome = await work();
  await store.ask((client) => client.set(key, JSON.stringify(outcome), { expiration: { type: 'PX', value: lastsMs } }));
  return outcome;
}

async function held<T>(store: Store, key: string, own: string, work: () => Promise<T>): Promise<T> {
  const end = performance.now() + longestMs;
  const renewing = setInterval(() => {
    if (performance.now() > end) clearInterval(renewing);
    else void store.ask((client) => client.eval(renew, { keys: [key], arguments: [own, String(leaseMs)] }));
  }, renewMs);
  try {
    const outcome = await work();
    // Only who waited for this very work asks for it. A failure is not handed on: who waited looks at Azure and tries.
    await store.ask((client) => client.set(outcomeOf(own), JSON.stringify(outcome), { expiration: { type: 'PX', value: leaseMs } }));
    return outcome;
  } finally {
    clearInterval(renewing);
    await left(store, key, own);
  }
}

const left = (store: Store, key: string, own: string) => store.ask((client) => client.eval(leave, { keys: [key], arguments: [own] }));

async function toldBy(store: Store, holder: string): Promise<string | undefined> {
  return (await store.ask((client) => client.get(outcomeOf(holder)))) ?? undefined;
}
