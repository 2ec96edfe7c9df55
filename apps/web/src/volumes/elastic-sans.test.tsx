// @vitest-environment happy-dom
import { FluentProvider } from '@fluentui/react-components';
import { api } from '@esan/contract';
import { QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError } from '../api/client.ts';
import { newQueryClient, q } from '../api/query.ts';
import { subscriptions } from '../api/subscription-name.ts';
import { ElasticSansPage } from './elastic-sans.page.tsx';

const asOf = '2026-09-08T08:00:00Z';
const san = {
  id: '/subscriptions/s/resourceGroups/rg/providers/Microsoft.ElasticSan/elasticSans/san-prod',
  name: 'san-prod',
  subscriptionId: 's',
  resourceGroup: 'rg',
  region: 'eastus2',
  usedGiB: 10,
  totalGiB: 1024,
  groups: [],
};

const roots: Root[] = [];
type Volumes = 'down' | 'on their way' | { missing: readonly object[] };

/** The page where Azure has told of one SAN; its volumes are told of as the test says. */
async function opened(address: string, volumes: Volumes, missing: readonly object[] = []) {
  const client = newQueryClient();
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false, retryOnMount: false, staleTime: Infinity } });
  client.setQueryData(subscriptions.queryKey, { asOf, items: [], missing: [] });
  client.setQueryData(q(api.listElasticSans, { query: {} }).queryKey, { asOf, items: [san], missing } as never);
  const ofVolumes = q(api.listVolumes, { query: {} });
  if (typeof volumes === 'object') client.setQueryData(ofVolumes.queryKey, { asOf, items: [], unreadProtectors: [], ...volumes } as never);
  if (volumes === 'on their way') void client.prefetchQuery({ ...ofVolumes, queryFn: () => new Promise<never>(() => undefined) });
  const failed = new ApiError({ code: 'azure-unavailable' });
  if (volumes === 'down') await client.prefetchQuery({ ...ofVolumes, queryFn: () => Promise.reject(failed) });
  const router = createMemoryRouter([{ path: '*', element: <ElasticSansPage /> }], { initialEntries: [address] });
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  roots.push(root);
  await act(() => {
    root.render(
      <FluentProvider>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </FluentProvider>,
    );
    return Promise.resolve();
  });
  return () => place.textContent;
}

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
});
afterEach(async () => {
  for (const root of roots.splice(0)) await act(() => Promise.resolve(root.unmount()));
  vi.unstubAllGlobals();
});

const unread = { id: '/subscriptions/sub-b', name: 'sub-b', problem: { code: 'azure-silent' } };

test('volumes that could not be read are told of above the tree, which shows its Elastic SANs all the same', async () => {
  const says = await opened('/elastic-sans', 'down');
  expect(says()).toContain('san-prod');
  expect(says()).toContain('The volumes could not be read: the tree shows Elastic SANs and volume groups alone.');
  expect(says()).toContain('Azure did not answer.');
});

test('where a part of the volumes could not be read, the page names it', async () => {
  const says = await opened('/elastic-sans', { missing: [unread] });
  expect(says()).toMatch(/sub-b could not be read. Its volumes are missing from this list/);
});

test('what is missing from both lists is named once', async () => {
  const says = await opened('/elastic-sans', { missing: [unread] }, [unread]);
  expect(says().match(/could not be read/g)).toHaveLength(1);
});

test.each<Volumes>(['down', 'on their way'])('no filter says that no volume fits while volumes are %s', async (volumes) => {
  const says = await opened('/elastic-sans?q=sql', volumes);
  expect(says()).not.toContain('No volume fits');
});
