import { api } from '@esan/contract';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { tokenFor } from '../session/session.ts';
import { call } from './client.ts';
import { askFirst } from './first-ask.ts';

// What other files have loaded before knows nothing of the stand-in, and what comes after is to have the real one.
vi.hoisted(() => vi.resetModules());
afterAll(() => {
  vi.resetModules();
  vi.unstubAllGlobals();
});
vi.mock('../session/session.ts', () => ({ tokenFor: vi.fn<(claims?: string) => Promise<string>>() }));

const fetching = vi.fn<typeof fetch>();
vi.stubGlobal('fetch', fetching);

const vaults = { asOf: '2026-11-22T09:14:00Z', items: [], missing: [] };
const asked = () => fetching.mock.calls.map(([address]) => address);

beforeEach(() => {
  fetching.mockReset();
  fetching.mockImplementation(() => Promise.resolve(Response.json(vaults)));
  vi.mocked(tokenFor).mockResolvedValue('t-1');
});

test('a list that was asked for before the portal was there is not asked for twice', async () => {
  askFirst('/vaults', () => Promise.resolve('t-1'));
  await expect(call(api.listVaults, { query: {} })).resolves.toEqual(vaults);
  expect(asked()).toEqual(['/api/vaults']);
  await call(api.listVaults, { query: {} });
  expect(asked()).toEqual(['/api/vaults', '/api/vaults']);
});

test('the call that comes before there is a token waits for the one that was begun', async () => {
  const token = Promise.withResolvers<string>();
  vi.mocked(tokenFor).mockReturnValue(token.promise);
  askFirst('/vaults', () => token.promise);
  const answer = call(api.listVaults, { query: {} });
  token.resolve('t-1');
  await expect(answer).resolves.toEqual(vaults);
  expect(asked()).toEqual(['/api/vaults']);
});

test('it is asked with the token in its header, as any other call', async () => {
  askFirst('/vaults', () => Promise.resolve('t-1'));
  await call(api.listVaults, { query: {} });
  const headers = new Headers(fetching.mock.calls[0]?.[1]?.headers);
  expect([headers.get('authorization'), headers.get('accept')]).toEqual(['Bearer t-1', 'application/json']);
});

test('an answer for another token is shown to nobody', async () => {
  fetching.mockImplementationOnce(() => Promise.resolve(Response.json({ ...vaults, items: ['of another person'] })));
  askFirst('/vaults', () => Promise.resolve('t-of-another'));
  await expect(call(api.listVaults, { query: {} })).resolves.toEqual(vaults);
});

test('nothing is asked where nobody is signed in, and where that could not be found out', async () => {
  askFirst('/vaults', () => Promise.resolve(undefined));
  askFirst('/jobs', () => Promise.reject(new Error('Entra is away.')));
  await Promise.resolve();
  expect(asked()).toEqual([]);
  await expect(call(api.listVaults, { query: {} })).resolves.toEqual(vaults);
});

test('what went wrong with it is said by the call that takes it', async () => {
  fetching.mockImplementationOnce(() => Promise.reject(new TypeError('Failed to fetch')));
  askFirst('/vaults', () => Promise.resolve('t-1'));
  await expect(call(api.listVaults, { query: {} })).rejects.toMatchObject({ problem: { code: 'unreachable' } });
  fetching.mockImplementationOnce(() => Promise.reject(new DOMException('It took too long.', 'TimeoutError')));
  askFirst('/vaults', () => Promise.resolve('t-1'));
  await expect(call(api.listVaults, { query: {} })).rejects.toMatchObject({
    problem: { detail: 'There was no answer within 25 seconds.' },
  });
});

test('a change is never taken for what was asked for', async () => {
  askFirst('/runs', () => Promise.resolve('t-1'));
  await call(api.startRun, { body: {} } as never).catch(() => undefined);
  expect(asked()).toEqual(['/api/runs', '/api/runs']);
});

/** The asking of a page that has just been opened. */
function newPage() {
  vi.resetModules();
  return import('./first-ask.ts');
}

test.each([
  ['that is there', () => Promise.resolve(Response.json(vaults)), true],
  ['that is on its way', () => new Promise<Response>(() => undefined), false],
  ['that failed', () => Promise.reject(new TypeError('Failed to fetch')), false],
])('of an answer %s it is known whether it has come', async (_which, answer, hasCome) => {
  fetching.mockImplementationOnce(answer);
  const page = await newPage();
  page.askFirst('/vaults', () => Promise.resolve('t-1'));
  await expect(page.firstAnswerWithin(20)).resolves.toBe(hasCome);
});

test.each([
  ['nothing was asked first', '/help', 't-1'],
  ['nobody is signed in', '/vaults', undefined],
])('where %s nothing has come', async (_where, path, token) => {
  const page = await newPage();
  page.askFirst(path, () => Promise.resolve(token));
  await expect(page.firstAnswerWithin(20)).resolves.toBe(false);
});
