// @vitest-environment happy-dom
import { FluentProvider } from '@fluentui/react-components';
import type { ListedJob } from '@esan/domain';
import { QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError } from '../api/client.ts';
import { newQueryClient } from '../api/query.ts';
import type { AllJobs } from './all-jobs.ts';
import type { JobRow } from './job-columns.tsx';
import { useJobsFile } from './use-jobs-file.tsx';

const job = (volumeName: string, startedAt: string) => ({ id: `/jobs/${volumeName}`, volumeName, startedAt }) as ListedJob;
const asOf = '2026-09-08T08:00:00Z';
const items = [job('sql', '2026-09-08T07:00:00Z'), job('erp', '2026-09-08T06:00:00Z'), job('logs', '2026-09-08T05:00:00Z')];
const all: AllJobs = { items, asOf, missing: [], isCut: false };

const roots: Root[] = [];

async function written(address: string, readAll: () => Promise<AllJobs>) {
  let file: ReturnType<typeof useJobsFile> | undefined;
  function Page() {
    file = useJobsFile({}, '-started', readAll);
    return file.trouble;
  }
  const router = createMemoryRouter([{ path: '*', element: <Page /> }], { initialEntries: [address] });
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  roots.push(root);
  const app = (
    <FluentProvider>
      <QueryClientProvider client={newQueryClient()}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </FluentProvider>
  );
  await act(() => Promise.resolve(root.render(app)));
  let rows: readonly JobRow[] | undefined;
  await act(async () => {
    rows = await file?.rows();
  });
  return { names: rows?.map(({ volumeName }) => volumeName).join(' '), says: place.textContent };
}

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
});
afterEach(async () => {
  for (const root of roots.splice(0)) await act(() => Promise.resolve(root.unmount()));
  vi.unstubAllGlobals();
});

test('the rows of the file stand in the order of the list', async () => {
  expect((await written('/jobs', () => Promise.resolve(all))).names).toBe('sql erp logs');
  expect((await written('/jobs?sort=volume', () => Promise.resolve(all))).names).toBe('erp logs sql');
});

test('a file that cannot be written says why, and nothing is written', async () => {
  const { names, says } = await written('/jobs', () => Promise.reject(new ApiError({ code: 'unreachable' })));
  expect(names).toBeUndefined();
  expect(says).toContain("The file was not written. The portal's server cannot be reached.");
});

test('a file that lacks something says what', async () => {
  const missing = [{ id: '/vaults/bv-1', name: 'bv-1', problem: { code: 'azure-silent' as const } }];
  const part = await written('/jobs', () => Promise.resolve({ ...all, missing }));
  expect(part.names).toBe('sql erp logs');
  expect(part.says).toContain('bv-1 could not be read. Some jobs are missing from the file.');
  expect((await written('/jobs', () => Promise.resolve({ ...all, isCut: true }))).says).toContain(
    'The file has the newest 3 jobs; there are more.',
  );
});
