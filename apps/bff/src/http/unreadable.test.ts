import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { request } from 'node:http';
import { afterAll, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';

const portal = await rehearse();
const [person] = (await portal.azure.detail()).people;
const token = await portal.azure.token(person?.userPrincipalName ?? '', 'bff');
afterAll(() => portal.close());

type Sent = { method?: string; headers?: Record<string, string>; body?: RequestInit['body'] };
const signedIn = () => ({ authorization: `Bearer ${token}` });

/** Past fetch, which mends an address and its headers before it sends them. */
const plain = (path: string, { method = 'GET', headers = {} }: Sent = {}) =>
  new Promise<{ status: number | undefined; text: string }>((answered, failed) => {
    const { hostname, port } = new URL(portal.url);
    request({ hostname, port, path, method, headers }, (response) => {
      text(response).then((said) => answered({ status: response.statusCode, text: said }), failed);
    })
      .on('error', failed)
      .end();
  });

test.each([
  ['/api/volumes?subscriptionId=%ff', 'a byte that is no UTF-8, in the query'],
  ['/api/volumes?subscriptionId=%', 'half an escape, in the query'],
  ['/api/volumes?%zz=1', 'an escape of no number, in a name'],
  ['/api/subscriptions/%ff/resource-groups', 'a byte that is no UTF-8, in a part'],
  ['/api/subscriptions/%E0%A4%A/resource-groups', 'a character that is cut'],
  ['/api/subscriptions/%ed%a0%80/resource-groups', 'half a pair of surrogates'],
  ['/api/operations/a%00b', 'a null byte, in a part'],
  ['/api/volumes?subscriptionId=a%00b', 'a null byte, in the query'],
  ['/api/operations/a%0d%0ab', 'the end of a line, in a part'],
  ['/API/operations/%', 'half an escape, in capitals'],
])('%s is 400: %s', async (path) => {
  for (const headers of [{}, signedIn()]) {
    const { status, text } = await plain(path, { headers });
    expect([status, JSON.parse(text)]).toMatchObject([400, { code: 'bad-request', field: 'address' }]);
  }
});

test.each(['/assets/%c0%ae%c0%ae/secret', '/healthz/%'])('%s is nothing that the server has', async (path) => {
  expect((await plain(path)).status).toBe(404);
});

test('what is escaped twice is a text of its own and fits no id', async () => {
  const twice = await plain('/api/volumes?subscriptionId=%25ff', { headers: signedIn() });
  expect([twice.status, JSON.parse(twice.text)]).toMatchObject([400, { field: 'subscriptionId' }]);
  const nul = await plain('/api/operations/a%2500b', { headers: signedIn() });
  expect([nul.status, JSON.parse(nul.text)]).toMatchObject([400, { field: 'operationId' }]);
});

const json = { 'content-type': 'application/json' };
test.each<[string, Sent, number, string]>([
  ['half of JSON', { headers: json, body: '{"half' }, 400, 'form'],
  ['a number', { headers: json, body: '7' }, 400, 'form'],
  ['more than is taken', { headers: json, body: JSON.stringify({ text: 'x'.repeat(270_000) }) }, 413, 'too-large'],
  ['an unknown charset', { headers: { 'content-type': 'application/json; charset=klingon' }, body: '{}' }, 415, 'form'],
  ['another type', { headers: { 'content-type': 'text/plain' }, body: '{}' }, 415, 'form'],
  ['a form', { body: new URLSearchParams({ instanceId: 'i' }) }, 415, 'form'],
  ['a compressed body', { headers: { ...json, 'content-encoding': 'gzip' }, body: gzipSync('{}') }, 415, 'form'],
  ['another compression', { headers: { ...json, 'content-encoding': 'snappy' }, body: '{}' }, 415, 'form'],
])('%s as the body is refused, and it is said why', async (_what, { headers, body }, status, fault) => {
  const answer = await portal.raw('/api/restores', { method: 'POST', headers: { ...headers, ...signedIn() }, ...(body && { body }) });
  expect([answer.status, await answer.json()]).toEqual([
    status,
    { code: 'bad-request', field: 'body', found: { is: 'input', field: 'body', fault } },
  ]);
});

test('who is not signed in is told so before a byte of the body is read', async () => {
  const { hostname, port } = new URL(portal.url);
  const status = await new Promise((answered, failed) => {
    const headers = { ...json, 'content-length': '1000', authorization: 'Bearer no.such.token' };
    const sent = request({ hostname, port, path: '/api/restores', method: 'POST', headers }, (response) => {
      answered(response.statusCode);
      sent.destroy();
    }).on('error', failed);
    // The rest never comes.
    sent.write('{"half');
  });
  expect(status).toBe(401);
});

test('a body that is no JSON is not looked at where nobody is signed in', async () => {
  const answer = await portal.raw('/api/restores', { method: 'POST', headers: json, body: '{"half' });
  expect([answer.status, await answer.json()]).toEqual([401, { code: 'not-signed-in' }]);
});

test('other methods of an address are answered without a person or a body', async () => {
  expect(await plain('/api/portal', { method: 'HEAD' })).toEqual({ status: 200, text: '' });
  expect(await plain('/api/volumes', { method: 'HEAD' })).toEqual({ status: 401, text: '' });
  for (const method of ['OPTIONS', 'PATCH', 'TRACE'])
    expect([method, (await plain('/api/volumes', { method })).status]).toEqual([method, 404]);
  const page = await portal.raw('/volumes', { method: 'POST' });
  expect([page.status, await page.json()]).toEqual([
    404,
    { code: 'not-found', found: { is: 'no-address', method: 'POST', path: '/volumes' } },
  ]);
});

test('headers larger than the server takes are refused', async () => {
  expect((await plain('/api/volumes', { headers: { authorization: `Bearer ${'x'.repeat(20_000)}` } })).status).toBe(431);
});
