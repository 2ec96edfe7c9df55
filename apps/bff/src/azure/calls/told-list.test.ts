import { createHttpHeaders, createPipelineRequest, type HttpClient, type PipelineRequest } from '@azure/core-rest-pipeline';
import { expect, test } from 'vitest';
import { PersonCalls } from './person-calls.ts';
import { ReadMemory } from './read-memory.ts';
import { Sources, ToldList } from './told-list.ts';

const limits = { callMs: 1000, requestMs: 2000 };
const list = new ToldList('{"items":[]}', 'W/"one"', '2026-09-08T08:00:00.000Z');
const question = '/api/volumes';

/** Azure, which refuses what is secret. */
const azure: HttpClient = {
  sendRequest: (request) =>
    Promise.resolve({ request, status: request.url.endsWith('/secret') ? 403 : 200, headers: createHttpHeaders(), bodyAsText: '{}' }),
};
const asked = (path: string, method: PipelineRequest['method'] = 'GET') =>
  createPipelineRequest({ url: `https://management.azure.com${path}`, method });

/** A request of a person that reads some paths, and what it makes of the lists told before. */
async function requestOf(calls: PersonCalls, person: string, paths: readonly string[], memory: 'recall' | 'renew' = 'recall') {
  const scope = { person, signal: new AbortController().signal, memory, sources: new Sources() };
  const client = calls.clientFor(scope);
  const lists = calls.listsFor(scope);
  for (const path of paths) await client.sendRequest(asked(path));
  return { client, lists };
}

test('a list is told again to the same person, without a call of Azure', async () => {
  const calls = new PersonCalls(azure, limits, { memoryMs: 10_000 });
  const { lists } = await requestOf(calls, 'ada', ['/subscriptions']);
  lists.keep(question, list);
  const again = await requestOf(calls, 'ada', []);
  const other = await requestOf(calls, 'bob', []);
  const renewed = await requestOf(calls, 'ada', [], 'renew');
  expect([again, other, renewed].map((one) => one.lists.recall(question)?.etag)).toEqual(['W/"one"', undefined, undefined]);
});

test('a list is no longer told again than the oldest of the answers that it is made of', () => {
  let now = 0;
  const memory = new ReadMemory<ToldList>({ ms: 10_000, bytes: 1000, answers: 10 }, () => now);
  const sources = new Sources();
  for (const at of [5000, 2000, 4000]) {
    sources.asked();
    sources.kept(at);
  }
  now = 6000;
  memory.keep('ada', question, list, 0, sources.oldestAt);
  now = 11_999;
  expect(memory.recall('ada', question)?.answer).toBe(list);
  now = 12_000;
  expect(memory.recall('ada', question)).toBeUndefined();
});

test('a list is not kept where something that it is made of was refused, changed meanwhile or never asked', async () => {
  const calls = new PersonCalls(azure, limits, { memoryMs: 10_000 });
  const refused = await requestOf(calls, 'ada', ['/subscriptions', '/secret']);
  refused.lists.keep(question, list);
  const unasked = await requestOf(calls, 'ada', []);
  unasked.lists.keep(question, list);
  const changed = await requestOf(calls, 'ada', ['/subscriptions']);
  calls.changesOf('ada').note('/subscriptions/one');
  changed.lists.keep(question, list);
  expect((await requestOf(calls, 'ada', [])).lists.recall(question)).toBeUndefined();
});

test('what a person changes makes the lists that they were told forgotten', async () => {
  const calls = new PersonCalls(azure, limits, { memoryMs: 10_000 });
  const { lists, client } = await requestOf(calls, 'ada', ['/subscriptions']);
  lists.keep(question, list);
  await client.sendRequest(asked('/subscriptions/one/resourceGroups/rg', 'PUT'));
  expect(lists.recall(question)).toBeUndefined();
});
