import { createHttpHeaders, createPipelineRequest } from '@azure/core-rest-pipeline';
import type { HttpClient, PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline';
import { expect, test } from 'vitest';
import { refusalOf } from '../refusals/refusals.ts';
import { PersonCalls } from './person-calls.ts';
import { waitAsked } from './retry-after.ts';
import { CallerLeft } from './silence.ts';

const limits = { callMs: 80, requestMs: 1000 };
const open = new AbortController().signal;

/** An Azure that answers each request as it is told, and keeps what it was asked. */
function told(answer: (request: PipelineRequest, nth: number) => Promise<Partial<PipelineResponse>>) {
  const asked: PipelineRequest[] = [];
  const azure: HttpClient = {
    async sendRequest(request) {
      asked.push(request);
      return { request, status: 200, headers: createHttpHeaders(), bodyAsText: '{}', ...(await answer(request, asked.length)) };
    },
  };
  return { azure, asked };
}

const get = (path: string) => createPipelineRequest({ url: `https://management.azure.com${path}` });

/** Never answers; ends when the caller gives up, as a connection does. */
const silent = (request: PipelineRequest): Promise<never> =>
  new Promise((_resolve, reject) => {
    request.abortSignal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
  });

const throttled = (retryAfter: string) =>
  Promise.resolve({ status: 429, headers: createHttpHeaders({ 'retry-after': retryAfter, date: 'Tue, 08 Sep 2026 08:00:00 GMT' }) });

test('a call that Azure does not answer ends by itself, and says so', async () => {
  const { azure } = told(silent);
  const client = new PersonCalls(azure, limits).clientFor({ person: 'ada', signal: open });
  await expect(client.sendRequest(get('/subscriptions'))).rejects.toThrow('Azure did not answer within a second.');
});

test('of a write without an answer it is said that nobody knows whether Azure took it', async () => {
  const { azure, asked } = told(silent);
  const client = new PersonCalls(azure, limits).clientFor({ person: 'ada', signal: open });
  const request = createPipelineRequest({ url: 'https://management.azure.com/x', method: 'POST', disableKeepAlive: true });
  await expect(client.sendRequest(request)).rejects.toThrow('Whether it has taken the request is not known.');
  expect(asked).toHaveLength(1);
});

test('what one person reads twice at the same time is read once, for two people twice', async () => {
  const { azure, asked } = told(() => Promise.resolve({}));
  const calls = new PersonCalls(azure, limits);
  const ada = calls.clientFor({ person: 'ada', signal: open });
  const bob = calls.clientFor({ person: 'bob', signal: open });
  await Promise.all([ada, ada, ada, bob].map((client) => client.sendRequest(get('/subscriptions'))));
  expect(asked).toHaveLength(2);
});

test('what Azure refuses a read with is known to all who asked at the same time', async () => {
  const refused = { status: 403, bodyAsText: '{"error":{"code":"AuthorizationFailed"}}' };
  const { azure, asked } = told(() => Promise.resolve(refused));
  const client = new PersonCalls(azure, limits).clientFor({ person: 'ada', signal: open });
  const both = [get('/subscriptions'), get('/subscriptions')];
  await Promise.all(both.map((request) => client.sendRequest(request)));
  expect([asked.length, ...both.map(refusalOf)]).toEqual([1, ...both.map(() => ({ error: { code: 'AuthorizationFailed' } }))]);
});

test('a read goes on for those who stay, and ends when the last has left', async () => {
  const { azure, asked } = told(silent);
  const calls = new PersonCalls(azure, { ...limits, callMs: 60_000 });
  const leavers = [new AbortController(), new AbortController()];
  const reads = leavers.map(({ signal }) => calls.clientFor({ person: 'ada', signal }).sendRequest(get('/subscriptions')));
  const ended = Promise.allSettled(reads);
  await expect.poll(() => asked.length).toBe(1);
  leavers[0]?.abort(new CallerLeft());
  expect(asked[0]?.abortSignal?.aborted).toBe(false);
  leavers[1]?.abort(new CallerLeft());
  expect((await ended).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

test('a wait that Azure asks for is kept if it is short, and handed on if it is long', async () => {
  const short = told((_request, nth) => (nth === 1 ? throttled('0.5') : Promise.resolve({})));
  const long = told(() => throttled('3600'));
  const statusOf = async ({ azure }: typeof short) =>
    (await new PersonCalls(azure, limits).clientFor({ person: 'ada', signal: open }).sendRequest(get('/subscriptions'))).status;
  expect([await statusOf(short), short.asked.length]).toEqual([200, 2]);
  expect([await statusOf(long), long.asked.length]).toEqual([429, 1]);
});

test('waits leave half of a request to say what Azure has asked for', async () => {
  const { azure, asked } = told(() => throttled('0.5'));
  const client = new PersonCalls(azure, { ...limits, requestMs: 900 }).clientFor({ person: 'ada', signal: open });
  expect([(await client.sendRequest(get('/subscriptions'))).status, asked.length]).toEqual([429, 1]);
});

test('what must reach Azure once is not sent again after a failure', async () => {
  const { azure, asked } = told(() => Promise.resolve({ status: 503 }));
  const client = new PersonCalls(azure, limits).clientFor({ person: 'ada', signal: open });
  await client.sendRequest(createPipelineRequest({ url: 'https://management.azure.com/x', method: 'POST', disableKeepAlive: true }));
  expect(asked).toHaveLength(1);
});

test('somebody with a thousand calls keeps nobody waiting: the next person has a turn at once', async () => {
  const order: string[] = [];
  const waiting: (() => void)[] = [];
  const { azure } = told((request) => {
    order.push(request.url.includes('/bob') ? 'bob' : 'ada');
    return new Promise((answer) => waiting.push(() => answer({})));
  });
  const calls = new PersonCalls(azure, { ...limits, callMs: 60_000 });
  const ada = calls.clientFor({ person: 'ada', signal: open });
  const bob = calls.clientFor({ person: 'bob', signal: open });
  const all = Array.from({ length: 200 }, (_, nth) => ada.sendRequest(get(`/subscriptions/s${nth % 50}/x${nth}`)));
  all.push(bob.sendRequest(get('/subscriptions/s1/bob')));
  await expect.poll(() => order.includes('bob')).toBe(true);
  expect(order.length).toBeLessThan(30);
  while (order.length < 201 || waiting.length > 0) {
    waiting.shift()?.();
    await Promise.resolve();
    if (waiting.length === 0) await new Promise(setImmediate);
  }
  await Promise.all(all);
});

test.each([
  ['30', undefined, 30_000],
  ['0', undefined, 500],
  ['86400', undefined, 3_600_000],
  ['Tue, 08 Sep 2026 08:01:00 GMT', 'Tue, 08 Sep 2026 08:00:00 GMT', 60_000],
  ['Tue, 08 Sep 2026 07:59:00 GMT', 'Tue, 08 Sep 2026 08:00:00 GMT', undefined],
  ['Tue, 08 Sep 2026 08:01:00 GMT', undefined, undefined],
  ['soon', 'Tue, 08 Sep 2026 08:00:00 GMT', undefined],
  ['', undefined, undefined],
  [undefined, undefined, undefined],
])('a Retry-After of %s beside the date %s asks for %s ms', (retryAfter, date, expected) => {
  expect(waitAsked(retryAfter, date)).toBe(expected);
});
