import type { Api, Input } from '@esan/contract';

type Plan = Input<Api['startRun']>['body']['plan'];
type Row = { volumeId: string; vaultId: string; policyId: string; snapshotGroupId: string; instance?: string };

/** Rows of one vault and one policy as the plan that they are. */
export function planOfRows(rows: readonly Row[]): Plan {
  const { vaultId = '', policyId = '' } = rows[0] ?? {};
  const groups = rows.map(({ volumeId, snapshotGroupId, instance }) => {
    const [groupId = '', name = ''] = volumeId.split('/volumes/');
    return { groupId, snapshotGroupId, volumes: [{ name, ...(instance === undefined ? {} : { instance }) }] };
  });
  return { vaultId, policyId, groups };
}
