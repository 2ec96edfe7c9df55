import type { ClientOptions } from '@azure-rest/core-client';
import { expect, test } from 'vitest';
import { readerOf } from './answers.ts';
import { ask, connect, list, path, resume, start } from './arm.ts';
import { scriptedAzure, type Answer } from './testing/scripted-azure.ts';

const azure = 'https://management.azure.com';
const things = '/subscriptions/sub-1/providers/Example.Service/things';
const thing = `${things}/t-1`;
const version = 'api-version=2025-01-01';
const operation = `${azure}/subscriptions/sub-1/providers/Example.Service/operations/op-1?monitor=true&${version}&t=1&s=abc%2Bd`;
const service = { apiVersion: '2025-01-01', fromWire: readerOf(['madeAt']) };

function armFor(answers: Answer[], options: ClientOptions = {}) {
  const scripted = scriptedAzure(...answers);
  return { ...scripted, arm: connect(scripted.credential, 'sub-1', service, { ...scripted.options, ...options }) };
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const read: T[] = [];
  for await (const item of items) read.push(item);
  return read;
}

test('a list is read to its end along the links that the service gives, as they are', async () => {
  const next = `${azure}${things}?${version}&%24skipToken=a%2Bb==`;
  const { arm, received } = armFor([
    { status: 200, body: { value: [{ name: 't-1' }, { name: 't-2' }], nextLink: next } },
    { status: 200, body: { value: [{ name: 't-3' }] } },
  ]);
  expect(await all(list(arm, { path: things }))).toEqual([{ name: 't-1' }, { name: 't-2' }, { name: 't-3' }]);
  expect(received.map(({ url }) => url)).toEqual([`${azure}${things}?${version}`, next]);
});

test('a page carries the link to the next one, and reading can go on from there', async () => {
  const next = `${azure}${things}?${version}&page=2`;
  const { arm } = armFor([
    { status: 200, body: { value: [{ name: 't-1' }], nextLink: next } },
    { status: 200, body: { value: [{ name: 't-2' }], nextLink: null } },
  ]);
  const first = await list(arm, { path: things }).byPage().next();
  expect(first.value.continuationToken).toBe(next);
  const rest = await all(list(arm, { path: things }).byPage({ continuationToken: next }));
  expect(rest.map((page) => [page.length, page.continuationToken])).toEqual([[1, undefined]]);
});

test.each(['https://elsewhere.example/page2', 'http://management.azure.com/page2', '//elsewhere.example/page2'])(
  'a next link to %s is refused and the token does not go there',
  async (nextLink) => {
    const { arm, received } = armFor([{ status: 200, body: { value: [], nextLink } }]);
    await expect(all(list(arm, { path: things }))).rejects.toThrow('Refused to follow a link');
    expect(received).toHaveLength(1);
  },
);

test('an answer that is not a list is an error', async () => {
  const { arm } = armFor([{ status: 200, body: {} }]);
  await expect(all(list(arm, { path: things }))).rejects.toThrow('The answer is not a list.');
});

test('null in a list is nothing, null in a record is absent, and times are dates where the service says so', async () => {
  const { arm } = armFor([{ status: 200, body: { value: [null, { madeAt: '2026-02-01T10:00:00Z', endedAt: null, new: 1 }] } }]);
  expect(await all(list(arm, { path: things }))).toStrictEqual([{ madeAt: new Date('2026-02-01T10:00:00Z'), new: 1 }]);
});

test('an operation that fails with HTTP 200 fails with its code', async () => {
  const body = { status: 'Failed', error: { code: 'NetworkAclsValidationFailure', message: 'The subnet is gone.' } };
  const { arm } = armFor([
    { status: 201, body: { name: 't-1' }, headers: { location: operation } },
    { status: 200, body },
  ]);
  const poller = start(arm, 'put', { path: thing, body: {} });
  await expect(poller).rejects.toMatchObject({
    name: 'RestError',
    code: 'NetworkAclsValidationFailure',
    message: 'The subnet is gone.',
    statusCode: 200,
    details: body,
  });
  expect(poller.operationState?.status).toBe('failed');
});

test.each(['Failed', 'Canceled', 'Cancelled'])('an operation that ends as %s without a reason is an error too', async (status) => {
  const { arm } = armFor([
    { status: 202, headers: { location: operation } },
    { status: 200, body: { status } },
  ]);
  await expect(start(arm, 'delete', { path: thing })).rejects.toThrow(status);
});

test('what an operation answered first is there for the caller: where to ask again, and when', async () => {
  let retryAfter: string | undefined;
  const { arm } = armFor([{ status: 202, headers: { location: operation, 'retry-after': '17' } }]);
  const poller = start(arm, 'post', { path: thing }, { onResponse: ({ headers }) => (retryAfter = headers.get('retry-after')) });
  await poller.submitted();
  expect(JSON.parse(await poller.serialize())).toMatchObject({ state: { status: 'running', config: { operationLocation: operation } } });
  expect(retryAfter).toBe('17');
});

test('a serialized operation that points elsewhere is refused, and so is what no poller wrote', async () => {
  const config = { operationLocation: 'https://elsewhere.example/op', initialRequestUrl: azure, requestMethod: 'PUT' };
  const { arm, received } = armFor([]);
  for (const mode of ['OperationLocation', 'ResourceLocation']) {
    const state = JSON.stringify({ state: { status: 'running', config: { ...config, metadata: { mode } } } });
    await expect(resume(arm, state, 'create')).rejects.toThrow('Refused to follow a link to elsewhere.example');
  }
  expect(received).toEqual([]);
  expect(() => resume(arm, '{"state":{"config":{}}}', 'create')).toThrow('not the state of a poller of create');
});

test('a caller who gives up stops the polling too', async () => {
  const giveUp = new AbortController();
  const { arm, received } = armFor([{ status: 201, body: { name: 't-1' }, headers: { location: operation } }]);
  const poller = start(arm, 'put', { path: thing, body: {} }, { abortSignal: giveUp.signal });
  await poller.submitted();
  giveUp.abort();
  await expect(poller).rejects.toMatchObject({ name: 'AbortError' });
  expect(received).toHaveLength(1);
});

test('a refusal keeps its code, its status and its details', async () => {
  const body = { error: { code: 'ResourceNotFound', message: 'It is not there.', target: null, details: [{ code: 'Inner' }] } };
  const { arm } = armFor([{ status: 404, body }]);
  await expect(ask(arm, 'get', { path: thing })).rejects.toMatchObject({
    name: 'RestError',
    code: 'ResourceNotFound',
    message: 'It is not there.',
    statusCode: 404,
    details: body,
  });
});

test('a name is one segment of the path', () => {
  expect(path`/resourceGroups/${'rg (1)'}/things/${'a/../b?c#d%e'}`).toBe('/resourceGroups/rg%20(1)/things/a%2F..%2Fb%3Fc%23d%25e');
});

test.each(['', '.', '..'])('the name %j is refused', (name) => {
  expect(() => path`/things/${name}`).toThrow('cannot be the name of a resource');
});

test('the token is for Azure Resource Manager unless other scopes are given', async () => {
  const usual = armFor([{ status: 200, body: {} }], { endpoint: 'https://arm.example' });
  await ask(usual.arm, 'get', { path: thing });
  const other = armFor([{ status: 200, body: {} }], {
    credentials: { scopes: ['https://other.example/.default'] },
    apiVersion: '2024-05-01',
  });
  await ask(other.arm, 'get', { path: thing });
  expect(usual.scopesAsked).toEqual(['https://management.azure.com/.default']);
  expect(usual.received[0]?.url).toBe(`https://arm.example${thing}?${version}`);
  expect(other.scopesAsked).toEqual(['https://other.example/.default']);
  expect(other.received[0]?.url).toBe(`${azure}${thing}?api-version=2024-05-01`);
});

test('a request bears the token, accepts JSON and is traceable', async () => {
  const { arm, received } = armFor([{ status: 200, body: {} }]);
  await ask(arm, 'get', { path: thing }, { requestOptions: { headers: { 'x-extra': 'yes' } } });
  expect(['authorization', 'accept', 'x-extra'].map((name) => received[0]?.header(name))).toEqual([
    'Bearer a-token',
    'application/json',
    'yes',
  ]);
  expect(received[0]?.header('x-ms-client-request-id')).toMatch(/^[0-9a-f-]{36}$/);
});
