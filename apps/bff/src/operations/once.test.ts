import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { AzureSilent } from '../azure/calls/silence.ts';
import type { Azure } from '../azure/clients.ts';
import { problemOf } from '../http/problems.ts';
import { ownLeases } from '../servers/leases.ts';
import { once } from './once.ts';

let looks = 0;
const server = ownLeases();

async function* noJobs() {
  looks += 1;
  yield [];
}

/** A person whose vault has no jobs. */
const azureOf = (person: string, signal = new AbortController().signal) =>
  ({
    person,
    signal,
    leases: server,
    asOf: () => '',
    dataProtection: () => ({ jobs: { list: () => ({ byPage: noJobs }) } }),
  }) as unknown as Azure;

/** A press of its own. */
const aPress = () =>
  ({
    kind: 'back-up-now',
    targetId: '/subscriptions/s/i',
    instanceId: '/subscriptions/s/i',
    intent: randomUUID(),
    vault: { subscriptionId: 's', resourceGroup: 'g', vault: 'v' },
  }) as const;

test.each([
  ['the same person presses twice', azureOf('ada'), {}, 1],
  ['another person presses with the same intent', azureOf('bob'), {}, 2],
  ['the same intent is another kind of work', azureOf('ada'), { kind: 'restore' }, 2],
  ['the same intent is for another item', azureOf('ada'), { targetId: '/subscriptions/s/j' }, 2],
] as const)('when %s, Azure is asked as often as there is work', async (_, azure, other, expected) => {
  const about = aPress();
  let asked = 0;
  const start = () => {
    asked += 1;
    return Promise.resolve({ pollPath: undefined, pollAfterMs: 0 });
  };
  await Promise.all([once(azureOf('ada'), about, start), once(azure, { ...about, ...other }, start)]);
  expect(asked).toBe(expected);
});

test('a press whose answer is lost is looked up no longer than its request lasts, and the next press begins anew', async () => {
  const about = aPress();
  const request = new AbortController();
  let asked = 0;
  looks = 0;
  const lost = () => {
    asked += 1;
    return Promise.reject(new AzureSilent('POST', 10_000));
  };
  const press = (signal: AbortSignal) => once(azureOf('ada', signal), about, lost).catch((error: unknown) => problemOf(error)[1].code);
  const first = press(request.signal);
  request.abort();
  expect(await first).toBe('outcome-unknown');
  const over = new AbortController();
  over.abort();
  await press(over.signal);
  expect(asked).toBe(2);
  // One before each press, and none after.
  expect(looks).toBe(2);
});
