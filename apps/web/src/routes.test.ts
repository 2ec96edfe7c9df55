import { addressOf as addressOfCall, api, type Endpoint } from '@esan/contract';
import type { QueryClient } from '@tanstack/react-query';
import {
  createMemoryRouter,
  createStaticHandler,
  matchRoutes,
  RouterContextProvider,
  type LoaderFunctionArgs,
  type RouteObject,
} from 'react-router';
import { expect, test, vi } from 'vitest';
import { namedBy, type PageHandle } from './ui/layout/page-handle.ts';
import { ApiError } from './api/client.ts';
import { firstAsks } from './api/first-ask.ts';
import { cacheContext, inputOf, page } from './portal/route.ts';
import { routes } from './routes.tsx';

const contextOf = (cache: object) => new RouterContextProvider(new Map([[cacheContext, cache as QueryClient]]));

test.each([
  ['/', '/overview'],
  ['/configure-backup?vault=v', '/configure-backup/choose-volumes?vault=v'],
  ['/grant-roles?vault=a&roles=b', '/assign-roles?vault=a&roles=b'],
  ['/configure-backup/choose?volume=a', '/configure-backup/choose-volumes?volume=a'],
  ['/configure-backup/basics?volume=a', '/configure-backup/vault?volume=a'],
  ['/configure-backup/volumes?volume=a&vault=%2Fb&policy=c', '/configure-backup/readiness?volume=a&vault=%2Fb&policy=c'],
  ['/restore?items=0*a', '/restore/points?items=0*a'],
  ['/restore-set?items=a', '/restore/points?items=a'],
  ['/restore-set/review?items=a', '/restore/review?items=a'],
  ['/restore/point?intent=b', '/restore/points?intent=b'],
  ['/vaults/s/g/v', '/vaults/s/g/v/protected-items'],
  ['/protected-items/s/g/v/i/', '/protected-items/s/g/v/i/restore-points'],
])('%s leads on to %s', async (from, to) => {
  const answer = await createStaticHandler(routes).query(new Request(`http://portal${from}`), {
    requestContext: contextOf({ getQueryState: () => undefined, prefetchQuery: () => Promise.resolve() }),
  });
  expect(answer instanceof Response && answer.headers.get('Location')).toBe(to);
});

/** Every route with the routes above it. */
const withRoutesAbove = (all: readonly RouteObject[], above: readonly RouteObject[] = []): RouteObject[][] =>
  all.flatMap((route) => [[...above, route], ...withRoutesAbove(route.children ?? [], [...above, route])]);

const addressOf = (way: readonly RouteObject[]): string => way.map(({ path }) => path ?? '').join('/');

test('every route that shows something has a title', () => {
  const shows = withRoutesAbove(routes).filter((way) => way.at(-1)?.path !== undefined && way.length > 1);
  const silent = shows.filter((way) => {
    const route = way.at(-1);
    const isShown = route?.lazy !== undefined || route?.Component !== undefined || route?.children !== undefined;
    return isShown && (route.handle as PageHandle | undefined)?.title === undefined;
  });
  expect(silent.map(addressOf)).toEqual([]);
  expect(shows.length).toBeGreaterThan(50);
});

const item = '/subscriptions/s/resourceGroups/g/providers/Microsoft.DataProtection/backupVaults/v/backupInstances/i';
const at = { subscriptionId: 's', resourceGroup: 'g', vault: 'v' };
const vaults = { title: 'Backup vaults', to: '/vaults' };
const items = { title: 'Protected items', to: '/protected-items' };

test.each([
  ['/volumes', ['Volumes', undefined], []],
  ['/volumes/s/g/san/vg/sql-data-01', ['sql-data-01', undefined], [{ title: 'Volumes', to: '/volumes' }]],
  ['/deleted-items', ['Protected items', undefined], []],
  ['/vaults/s/g/bv-prod/identity', ['bv-prod', 'Identity'], [vaults]],
  [
    '/vaults/s/g/bv-prod/edit',
    ['Settings of bv-prod', undefined],
    [vaults, { title: 'bv-prod', to: '/vaults/s/g/bv-prod/protected-items' }],
  ],
  ['/stop-backup', ['Stop backup', undefined], [items]],
  ['/restore/validate', ['Restore', 'Validate'], [items]],
  ['/help', ['Help', undefined], []],
  ['/nowhere', ['Nothing is at this address', undefined], []],
] as const)('the routes of %s say what the page is called and how one gets there', (address, [page, part], crumbs) => {
  const matches = matchRoutes(routes, address) ?? [];
  expect(namedBy(matches.map(({ params, route: { handle } }) => ({ params, handle: handle as unknown })))).toEqual({ page, part, crumbs });
});

/** What the loaders of an address start, where the cache has nothing yet. */
function startedBy(address: string, state?: object): unknown[] {
  const url = new URL(address, 'http://portal');
  const started: unknown[] = [];
  const cache = { getQueryState: () => state, prefetchQuery: ({ queryKey }: { queryKey: unknown }) => started.push(queryKey) };
  for (const { route, params } of matchRoutes(routes, url) ?? []) {
    if (typeof route.loader === 'function' && route.lazy !== undefined)
      void route.loader({ params, url, context: contextOf(cache) } as unknown as LoaderFunctionArgs);
  }
  return started;
}

test.each([
  ['/volumes', [['listVolumes', { query: {} }]]],
  ['/vaults/s/g/v/edit', [['getVault', { params: at }]]],
  [
    '/vaults/s/g/v/policies',
    [
      ['getVault', { params: at }],
      ['listPolicies', { params: at }],
    ],
  ],
  [
    '/protected-items/s/g/v/i/restore-points/p',
    [
      ['getBackupInstance', { params: { ...at, instance: 'i' } }],
      ['browseRestorePoints', { body: { instances: [item] } }],
      ['listInstanceJobs', { params: { ...at, instance: 'i' } }],
      ['getRestorePoint', { params: { ...at, instance: 'i', point: 'p' } }],
    ],
  ],
  [
    `/stop-backup?instance=${item}`,
    [
      ['getBackupInstance', { params: { ...at, instance: 'i' } }],
      ['listRestorePoints', { params: { ...at, instance: 'i' } }],
    ],
  ],
  ['/stop-backup', []],
  ['/help', []],
])('%s starts what its page cannot show without', (address, started) => {
  expect(startedBy(address)).toEqual(started);
});

test.each([
  '/overview',
  '/volumes',
  '/elastic-sans',
  '/protected-items',
  '/deleted-items',
  '/restore-points',
  '/jobs',
  '/runs',
  '/policies',
  '/vaults',
])('what is asked for before the files of %s are there is what its route starts', (address) => {
  const started = startedBy(address).map((key) => {
    const [name, input] = key as [keyof typeof api, object];
    return addressOfCall(api[name], input);
  });
  expect(firstAsks(address)).toEqual(started);
  expect(started.length).toBeGreaterThan(0);
});

test('nothing is asked for ahead where an address names more than a list', () => {
  expect(['/', '/help', '/nowhere', '/constructor', '/vaults/s/g/v', '/jobs/s/g/v/j'].flatMap(firstAsks)).toEqual([]);
});

test('what was read before is left to the page, and what Azure has blocked for hours is not asked', () => {
  expect(startedBy('/volumes', { data: {} })).toEqual([]);
  expect(startedBy('/volumes', { error: new ApiError({ code: 'blocked-for-hours' }) })).toEqual([]);
  expect(startedBy('/volumes', { error: new ApiError({ code: 'unreachable' }) })).toHaveLength(1);
});

test.each<[Endpoint, Record<string, string>, object | undefined]>([
  [api.listVaults, { vault: 'v' }, { query: {} }],
  [api.getVault, { ...at, tab: 'x' }, { params: at }],
  [api.getVault, { subscriptionId: 's', vault: 'v' }, undefined],
  [api.listTimeZones, {}, {}],
])('a call has its input from the address, or is not started (%#)', (endpoint, named, input) => {
  expect(inputOf(endpoint, named)).toEqual(input);
});

test('what is written into the address of a page stands there at once, also where its route starts calls', async () => {
  const router = createMemoryRouter([page('/', () => Promise.resolve(() => null), { title: 'Vaults', starts: [api.listVaults] })]);
  await vi.waitFor(() => expect(router.state.initialized).toBe(true), 60_000);
  void router.navigate('/?roles=open', { replace: true });
  expect(router.state.location.search).toBe('?roles=open');
});
