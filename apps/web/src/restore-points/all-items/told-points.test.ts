import type { api, Input, Reply } from '@esan/contract';
import type { PointVolume } from '@esan/domain';
import { pointVolume } from '../../testing/point-volume.ts';
import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, test, vi } from 'vitest';
import { call } from '../../api/client.ts';
import { cellsOf } from './day-cells.ts';
import { knownPoints, pointsRead, pointsTold, readOpened } from './points-batch.ts';

vi.mock('../../api/client.ts', async (original) => ({ ...(await original<object>()), call: vi.fn<() => Promise<unknown>>() }));
const calling = vi.mocked(call);

const asOf = '2026-09-08T08:00:00.000Z';
const days = Array.from({ length: 7 }, (_, nth) => `2026-09-0${nth + 1}`);
const group = '/subscriptions/s/resourceGroups/rg-snapshots';
const volume = (name: string) => pointVolume({ id: `/vault/backupInstances/${name}`, volumeName: name });
const moments = (taken: string[], lateMs = 600_000) => ({ taken, lateMs });
const every = days.map((day) => `${day}T13:00:00.000Z`);

type Survey = Input<typeof api.surveyRestorePoints>['body'];
let told: Record<string, { taken: string[]; lateMs: number }>;
let asked: [string, string[]][];
let survey: () => Promise<void>;
let reading: () => Promise<void>;
/** Each test asks for a time of its own: what is asked together is kept by it. */
let nth = 0;

beforeEach(() => {
  [told, asked, survey, reading] = [{}, [], () => Promise.resolve(), () => Promise.resolve()];
  nth += 1;
  calling.mockImplementation((async ({ name }: { name: string }, { body }: { body: Survey }) => {
    asked.push([name, body.instances.map((id) => id.split('/').at(-1) ?? '')]);
    if (name === 'browseRestorePoints') {
      await reading();
      const points = [{ name: 'p1', time: every[0] ?? '', tag: 'Default', policy: 'gold', state: 'complete', saidExpiry: null }];
      return { asOf, items: body.instances.map((instanceId) => ({ instanceId, points })), missing: [] };
    }
    expect(body.snapshotGroups).toEqual([group]);
    await survey();
    const items = body.instances.flatMap((instanceId) => {
      const one = told[instanceId.split('/').at(-1) ?? ''];
      return one === undefined ? [] : { instanceId, ...one };
    });
    return { asOf, items, missing: [] } satisfies Reply<typeof api.surveyRestorePoints>;
  }) as never);
});

const between = () => ({ from: `2026-08-0${nth}T00:00:00.000Z`, to: '2026-09-08T23:59:59.999Z' });

const timesOf = async (volumes: readonly PointVolume[]) => {
  const client = new QueryClient();
  const pointsOf = async (one: PointVolume) =>
    (await client.fetchQuery(pointsTold(one, between()))) ?? client.fetchQuery(pointsRead(one, between()));
  return Promise.all(volumes.map(pointsOf));
};

test('rows that come into sight together are told by one question; those that it does not tell are read together', async () => {
  told = { a: moments(every), b: moments(every) };
  const [a = [], b = [], c = []] = await timesOf(['a', 'b', 'c'].map(volume));
  expect([a, b, c].map(({ length }) => length)).toEqual([7, 7, 1]);
  expect(asked).toEqual([
    ['surveyRestorePoints', ['a', 'b', 'c']],
    ['browseRestorePoints', ['c']],
  ]);
});

test('a hundred rows in sight are one question', async () => {
  const names = Array.from({ length: 100 }, (_, number) => `v${number}`);
  told = Object.fromEntries(names.map((name) => [name, moments(every)]));
  await timesOf(names.map(volume));
  expect(asked.map(([name, ids]) => [name, ids.length])).toEqual([['surveyRestorePoints', 100]]);
});

test('a day that is told looks as one that was read; its point is found by reading the row, once it is opened', async () => {
  told = { a: moments(every) };
  const [points = []] = await timesOf([volume('a')]);
  const cells = cellsOf(volume('a'), points, { days, asOf, zone: 'UTC' });
  expect(cells).toEqual(days.map(() => ({ look: 'point', words: '1 scheduled', hasOneTold: true })));
  const client = new QueryClient();
  const read = await readOpened(client, volume('a'), between());
  expect(cellsOf(volume('a'), read ?? [], { days, asOf, zone: 'UTC' })[0]).toEqual({ look: 'point', words: '1 scheduled', only: 'p1' });
  expect(knownPoints(client, volume('a'), between())).toBe(read);
});

test('whoever opens a day whose point cannot be read, or does not come soon, gets the day', async () => {
  reading = () => Promise.reject(new Error('gone'));
  await expect(readOpened(new QueryClient(), volume('a'), between())).resolves.toBeUndefined();
  vi.useFakeTimers();
  reading = () => new Promise(() => undefined);
  const late = readOpened(new QueryClient(), volume('a'), between());
  await vi.advanceTimersByTimeAsync(2000);
  await expect(late).resolves.toBeUndefined();
  vi.useRealTimers();
});

test.each<[string, Partial<PointVolume>, { taken: string[]; lateMs: number }]>([
  ['a day is missing', {}, moments(every.slice(1).filter((_, at) => at !== 2))],
  ['a point may be of the day after', {}, moments(every.with(3, '2026-09-04T23:55:00.000Z'), 600_000)],
  ['the policy cannot be read', { terms: null }, moments(every)],
  ['the item does not say where its snapshots are', { snapshotGroupId: '' }, moments(every)],
])('where %s the row is read', async (_, of, found) => {
  told = { a: found };
  const [points = []] = await timesOf([{ ...volume('a'), ...of }]);
  expect([points.map(({ name }) => name), asked.at(-1)]).toEqual([['p1'], ['browseRestorePoints', ['a']]]);
});

test('where nothing can be told the rows are read', async () => {
  survey = () => Promise.reject(new Error('gone'));
  const [points = []] = await timesOf([volume('a')]);
  expect(points.map(({ name }) => name)).toEqual(['p1']);
});
