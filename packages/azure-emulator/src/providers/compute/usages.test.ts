import { expect, test } from 'vitest';
import { codeOf, trial, type Trial } from '../../test-support/test-calls.ts';

const api = 'api-version=2026-03-02';
const empty = (location: string, sku: string): object => ({
  location,
  sku: { name: sku },
  properties: { creationData: { createOption: 'Empty' }, diskSizeGB: 4 },
});

function make({ subscription, call, wait }: Trial, kind: 'snapshots' | 'disks', name: string, body: object): number {
  const { status } = call('PUT', `${subscription}/resourceGroups/rg-snapshots/providers/Microsoft.Compute/${kind}/${name}?${api}`, body);
  wait(60_000);
  return status;
}

type Usages = { value: { name: { value: string }; currentValue: number; limit: number; unit: string }[] };

function usedIn({ subscription, call }: Trial, region: string, more: Parameters<Trial['call']>[3] = {}): Record<string, number> {
  const path = `${subscription}/providers/Microsoft.Compute/locations/${region}/usages?api-version=2026-04-01`;
  const { value } = call('GET', path, undefined, more).body as Usages;
  return Object.fromEntries(value.filter((one) => one.currentValue > 0).map((one) => [one.name.value, one.currentValue]));
}

test('snapshots and disks are counted by their region and SKU, and no more once they are gone', () => {
  const at = trial();
  make(at, 'snapshots', 'a', empty('eastus2', 'Standard_LRS'));
  make(at, 'snapshots', 'b', empty('eastus2', 'Standard_LRS'));
  make(at, 'snapshots', 'c', empty('eastus2', 'Standard_ZRS'));
  make(at, 'snapshots', 'd', empty('northeurope', 'Premium_LRS'));
  make(at, 'disks', 'e', empty('eastus2', 'Premium_LRS'));
  expect(usedIn(at, 'eastus2')).toEqual({ StandardSnapshotCount: 2, ZRSSnapshotCount: 1, PremiumDiskCount: 1 });
  expect(usedIn(at, 'northeurope', { as: at.reader })).toEqual({ PremiumSnapshotCount: 1 });
  at.call('DELETE', `${at.subscription}/resourceGroups/rg-snapshots/providers/Microsoft.Compute/snapshots/c?${api}`);
  at.wait(60_000);
  expect(usedIn(at, 'eastus2')).toEqual({ StandardSnapshotCount: 2, PremiumDiskCount: 1 });
});

test('a snapshot over the quota is refused, one that is there is not, nor one of another SKU or region', () => {
  const at = trial();
  at.world.snapshotQuota = 1;
  expect(make(at, 'snapshots', 'a', empty('eastus2', 'Standard_LRS'))).toBe(202);
  const over = `${at.subscription}/resourceGroups/rg-snapshots/providers/Microsoft.Compute/snapshots/b?${api}`;
  const refused = at.call('PUT', over, empty('eastus2', 'Standard_LRS'));
  expect([refused.status, codeOf(refused)]).toEqual([409, 'OperationNotAllowed']);
  expect(make(at, 'snapshots', 'a', empty('eastus2', 'Standard_LRS'))).toBe(202);
  expect(make(at, 'snapshots', 'b', empty('eastus2', 'Standard_ZRS'))).toBe(202);
  expect(make(at, 'snapshots', 'c', empty('northeurope', 'Standard_LRS'))).toBe(202);
});

test('an unknown region has no quotas', () => {
  const at = trial();
  const path = `${at.subscription}/providers/Microsoft.Compute/locations/atlantis/usages?api-version=2024-03-01`;
  expect(at.call('GET', path).status).toBe(400);
});
