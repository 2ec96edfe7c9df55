import { api } from '@esan/contract';
import { QueryObserver } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';
import { newQueryClient, readAgain, readWithin } from './query.ts';

const list = { queryKey: ['listVaults'], staleTime: 0 };
const wait = () => new Promise((resolve) => setTimeout(resolve, 20, 'waits'));
/** Whether something is over already. */
const standOf = (what: Promise<void>): Promise<unknown> => Promise.race([what.then(() => 'over'), wait()]);

test('with nothing under way nothing is waited for', async () => {
  await expect(standOf(readWithin(newQueryClient(), 60_000))).resolves.toBe('over');
});

test('a list that comes is waited for, to its end', async () => {
  const client = newQueryClient();
  const answer = Promise.withResolvers<string>();
  void client.fetchQuery({ ...list, queryFn: () => answer.promise });
  const read = readWithin(client, 60_000);
  await expect(standOf(read)).resolves.toBe('waits');
  answer.resolve('three vaults');
  await read;
  expect(client.getQueryData(list.queryKey)).toBe('three vaults');
});

test('a first answer that was asked for before a change is not the last one', async () => {
  const client = newQueryClient();
  const answers = [Promise.withResolvers<string>(), Promise.withResolvers<string>()] as const;
  const queryFn = vi.fn(() => answers[queryFn.mock.calls.length > 1 ? 1 : 0].promise);
  const asked = new QueryObserver<string>(client, { queryKey: [api.listVaults.name], queryFn });
  const leave = asked.subscribe(() => undefined);
  const read = readAgain(client, api.listVaults);
  answers[0].resolve('two vaults, as before');
  answers[1].resolve('three vaults');
  await read;
  expect(asked.getCurrentResult().data).toBe('three vaults');
  leave();
});

test('so it is of an answer that a page waits for before it shows anything', async () => {
  const client = newQueryClient();
  const answers = [Promise.withResolvers<string>(), Promise.withResolvers<string>()] as const;
  const queryFn = vi.fn(() => answers[queryFn.mock.calls.length > 1 ? 1 : 0].promise);
  const list = { queryKey: [api.listVaults.name], queryFn };
  const waited = client.fetchQuery(list);
  const read = readAgain(client, api.listVaults);
  answers[0].resolve('two vaults, as before');
  await waited;
  const leave = new QueryObserver<string>(client, { ...list, staleTime: Infinity }).subscribe(() => undefined);
  answers[1].resolve('three vaults');
  await read;
  await vi.waitFor(() => expect(client.getQueryData(list.queryKey)).toBe('three vaults'), { timeout: 60_000 });
  leave();
});

test('a list that fails is not waited for any longer', async () => {
  const client = newQueryClient();
  const asked = client.fetchQuery({ ...list, queryFn: () => Promise.reject(new Error('Azure is away.')) });
  const read = readWithin(client, 60_000);
  await expect(asked).rejects.toThrow('Azure is away.');
  await read;
  expect(client.isFetching()).toBe(0);
});

test('a list that does not come is waited for no longer than was said', async () => {
  vi.useFakeTimers();
  try {
    const client = newQueryClient();
    void client.fetchQuery({ ...list, queryFn: () => new Promise(() => undefined) });
    const read = readWithin(client, 200);
    await vi.advanceTimersByTimeAsync(199);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    await read;
    expect(client.isFetching()).toBe(1);
  } finally {
    vi.useRealTimers();
  }
});
