import type { api, Input } from '@esan/contract';
import type { Operation } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { begin } from '../azure/long-running.ts';
import { partialProblem } from '../http/problems.ts';
import { accepted } from '../operations/lost.ts';
import { sanCheck } from '../operations/san-check.ts';
import { groupPlaceOf, instancePlaceOf, requestFor, restoredVolumeId } from './restore-request.ts';
import type { RestoreReader } from './restore-reader.ts';

type Row = Input<typeof api.validateRestore>['body']['rows'][number];

/** Begin Azure's own check of one restore. */
export async function validate(azure: Azure, reader: RestoreReader, row: Row): Promise<Operation> {
  const [instance, region] = await Promise.all([reader.instanceOf(row.instanceId), reader.regionOf(row.groupId)]);
  const at = instancePlaceOf(row.instanceId);
  const { backupInstances } = azure.dataProtectionActions(at.subscriptionId);
  const request = { restoreRequestObject: requestFor(row, instance.volumeName, region) };
  const begun = await begin((options) => backupInstances.validateForRestore(at.resourceGroup, at.vault, at.instance, request, options));
  return accepted(azure, { kind: 'validate-restore', targetId: restoredVolumeId(row) }, begun);
}

/** Ask an Elastic SAN whether these snapshots can become volumes of a group: `preRestore`, once for all of them. */
export async function checkGroup(azure: Azure, { groupId, snapshotIds }: { groupId: string; snapshotIds: string[] }) {
  const at = groupPlaceOf(groupId);
  try {
    const { volumes } = azure.elasticSan(at.subscriptionId);
    const operation = await sanCheck(azure, { kind: 'validate-restore', targetId: groupId }, (options) =>
      volumes.preRestore(at.resourceGroup, at.san, at.group, { diskSnapshotIds: snapshotIds }, options),
    );
    return { groupId, operation, problem: null };
  } catch (error) {
    return { groupId, operation: null, problem: partialProblem(error) };
  }
}
