import type { ArmAnswer } from '../arm/calls.ts';
import { asRecorded, asked, later, type Case } from './cases.ts';
import { minute, Stage } from './stage.ts';

const subscription = '/subscriptions/00000000-0000-0000-0000-000000000000';
const snapshots = (): Stage => new Stage(`${subscription}/resourceGroups/clitest.rg.testelasticsan.testrestore000001`, 'eastus2');
const disks = (): Stage => new Stage(`${subscription}/resourceGroups/clitest-dpp-rg`, 'centralus');

const snapshot = (on: Stage): ArmAnswer => on.send('compute/PutSnapshot_202_AAO_and_Location');

const withDisk = (): Stage => {
  const on = disks();
  const properties = { creationData: { createOption: 'Empty' }, diskSizeGB: 4 };
  const id = `${on.group}/providers/Microsoft.Compute/disks/clitest-disk-restored?api-version=2025-01-02`;
  on.call('PUT', id, { location: on.location, sku: { name: 'Premium_LRS' }, properties });
  on.pass(minute);
  return on;
};

const tagged = (): Stage => {
  const on = snapshots();
  const tags = {
    product: 'azurecli',
    cause: 'automation',
    test: 'test_elastic_san_test_restore_backup_scenarios',
    date: '2026-02-11T09:53:00Z',
    module: 'elastic-san',
  };
  on.call('PATCH', `${on.group}?api-version=2024-11-01`, { tags });
  return on;
};

/** The recorded traffic of disks, of their snapshots and of a resource group. */
export const computeCases: Record<string, Case> = {
  'compute/PutSnapshot_202_AAO_and_Location': asked(snapshots, snapshot),
  'compute/Snapshot_DiskOperations_Succeeded': asked(snapshots, (on) => later(on, snapshot(on), 'Azure-AsyncOperation', minute)),
  'compute/Snapshot_DiskOperations_monitor_resource': asked(snapshots, (on) => later(on, snapshot(on), 'Location', minute)),
  'compute/DeleteDisk_202': asRecorded(withDisk),
  'compute/DeleteDisk_204': asRecorded(disks),
  'resources/GetResourceGroup': asRecorded(tagged),
};
