// @vitest-environment happy-dom
import type { Volume } from '@esan/domain';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { configureCommand } from './configure-command.tsx';
import { useChosenVolumes } from './use-chosen-volumes.ts';

const volume = (index: number) =>
  ({
    id: `/subscriptions/s/resourceGroups/rg/providers/Microsoft.ElasticSan/elasticSans/san/volumeGroups/vg/volumes/v-${index}`,
    name: `v-${index}`,
    subscriptionId: 's',
    region: 'eastus2',
    protection: { kind: 'not-protected' },
  }) as Volume;
const all = Array.from({ length: 600 }, (_, index) => volume(index));
const ids = all.map(({ id }) => id);

let root: Root | undefined;
beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  window.history.replaceState(null, '', '/volumes');
});
afterEach(async () => {
  await act(() => Promise.resolve(root?.unmount()));
  vi.unstubAllGlobals();
});

test('all volumes of a subscription are chosen, be they more than one plan takes, and the page says that they are', async () => {
  let choice: ReturnType<typeof useChosenVolumes> | undefined;
  function Page() {
    choice = useChosenVolumes(all);
    return null;
  }
  const router = createMemoryRouter([{ path: '*', element: <Page /> }], { initialEntries: ['/volumes'] });
  root = createRoot(document.body.appendChild(document.createElement('div')));
  await act(() => Promise.resolve(root?.render(<RouterProvider router={router} />)));
  const choose = async (wanted: readonly string[]) => {
    await act(() => Promise.resolve(choice?.[1](wanted)));
    window.history.replaceState(null, '', `/volumes${router.state.location.search}`);
    return choice?.[0] ?? [];
  };
  const many = await choose(ids);
  expect(many).toHaveLength(600);
  expect(router.state.location.search).toBe('');
  expect(configureCommand(many).because).toBe('One plan takes at most 500 volumes; 600 are selected.');
  const fewer = await choose(ids.slice(0, 400));
  expect(fewer).toHaveLength(400);
  expect(router.state.location.search).toContain('volumes=');
  expect(configureCommand(fewer).because).toBeUndefined();
  expect(await choose([])).toHaveLength(0);
});
