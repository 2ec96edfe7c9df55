import { api } from '@esan/contract';
import { afterAll, afterEach, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';

const portal = await rehearse({ scenario: 'demo', graph: 'off' });
const admin = await portal.person('backup-admin');
afterEach(() => portal.azure.clearFaults());
afterAll(() => portal.close());

const silence = (path: string) =>
  portal.azure.addFault({ kind: 'hang', action: '*', ms: 60_000, carriedOut: false, times: 1_000_000, path });

test('a page that is opened twice waits no longer for a silent subscription than one does', async () => {
  const { items } = await admin.get(api.listVolumes, { query: {} });
  const troubled = items[0]?.subscriptionId ?? '';
  await silence(troubled);
  const both = await Promise.all([1, 2].map(() => admin.get(api.listVolumes, { query: {} })));
  for (const { missing } of both)
    expect(missing.map(({ problem }) => problem.found)).toEqual([{ is: 'silent', seconds: 2, isChange: false }]);
});

test('a volume group that Azure is silent about leaves the rest of its Elastic SAN and of its subscription on the page', async () => {
  const { items } = await admin.get(api.listVolumes, { query: {} });
  const [first] = items.filter(({ san, group }) => items.some((one) => one.san === san && one.group !== group));
  const silent = `${first?.san}/volumeGroups/${first?.group}/volumes`;
  await silence(silent);
  const found = await admin.get(api.listVolumes, { query: {} });
  expect(first).toBeDefined();
  expect(found.items.map(({ id }) => id)).toEqual(items.filter(({ id }) => !id.includes(silent)).map(({ id }) => id));
  expect(found.missing.map(({ name, problem }) => [name, problem.code])).toEqual([[first?.group, 'azure-silent']]);
});
