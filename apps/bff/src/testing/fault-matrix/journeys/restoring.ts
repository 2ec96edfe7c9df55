import { api, type Input, type Reply } from '@esan/contract';
import { protectMore, protectVolume } from '../../rehearsed-volume.ts';
import { oneDisk } from '../../set-of-one.ts';
import { falsehoods, twice, type Journey } from '../journey.ts';
import type { Player } from '../player.ts';
import { hasContentOf, jobsOf } from '../truth.ts';

/** Restore one volume beside the old one: its points, the rules, Azure's validation, the restore, its job. */
export const restoring: Journey = {
  name: 'restore',
  async prepare(estate) {
    const { instance, instanceId, groupId, point, choice } = await protectVolume(estate, estate.admin);
    const target = { instanceId, point, groupId, volumeName: 'sql-data-01-restored' };
    const content = await estate.azure.digest(choice.volumeId);
    const intent = crypto.randomUUID();
    return {
      async play(player) {
        await player.look(api.listRestorePoints, { params: instance });
        await player.look(api.getRestorePoint, { params: { ...instance, point } });
        await planOf(player, [{ instanceId, point, groupId, name: target.volumeName }]);
        await player.begin(api.validateRestore, { body: { rows: [target] } });
        const told = await player.begin(api.startRestore, { body: { intent, rows: [target] } });
        await player.look(api.findRestore, { body: { intent, rows: [target] } });
        return told;
      },
      async judge(told) {
        return [
          ...falsehoods(
            told,
            await hasContentOf(estate, `${groupId}/volumes/${target.volumeName}`, content),
            'the restored volume is not there',
          ),
          ...twice((await jobsOf(estate, instanceId, 'restore')).length, 1, 'restores of one press'),
        ];
      },
    };
  },
};

const nameOf = (index: number): string => `copy-${index + 1}`;
const second = 'app-01';

/** Restore two volumes at one moment. */
export const restoringSet: Journey = {
  name: 'restore set',
  async prepare(estate) {
    const first = await protectVolume(estate, estate.admin);
    const more = await protectMore(estate, estate.admin, first, [second]);
    const instanceIds = [first.instanceId, ...more.instanceIds];
    const sources = [first.choice.volumeId, ...more.ids];
    const contents = await Promise.all(sources.map((id) => estate.azure.digest(id)));
    return {
      play: (player) => playSet(player, instanceIds),
      async judge(told) {
        const jobs = await Promise.all(instanceIds.map((id) => jobsOf(estate, id, 'restore')));
        const there = await Promise.all(
          contents.map((content, index) => hasContentOf(estate, `${first.groupId}/volumes/${nameOf(index)}`, content)),
        );
        return [
          ...falsehoods(told, there.every(Boolean), 'a volume of the set is not there'),
          ...twice(Math.max(...jobs.map(({ length }) => length)), 1, 'restores of one volume of the set'),
        ];
      },
    };
  },
};

type Row = { instanceId: string; point: string; groupId: string; volumeName: string };

async function playSet(player: Player, instanceIds: string[]): Promise<string> {
  const items = instanceIds.map((instanceId, index) => ({ instanceId, name: nameOf(index) }));
  const { rows, snapshotIds } = await planOf(player, items);
  if (rows.length < instanceIds.length) return 'no plan for each volume';
  const groups = [{ groupId: rows[0]?.groupId ?? '', snapshotIds }];
  if (snapshotIds.length > 0) await player.look(api.checkRestoreGroups, { body: { groups } });
  await player.look(api.validateRestore, { body: { rows } });
  await player.pass();
  return runSet(player, rows);
}

/** The plan of a restore; where Azure did not say all of a volume, it is made once more. */
async function planOf(
  player: Player,
  items: Input<typeof api.planRestore>['body']['items'],
): Promise<{ rows: Row[]; snapshotIds: string[] }> {
  const look = async () => (await player.look(api.planRestore, { body: { items, pattern: '{volume}-restored', groups: [] } }))?.items ?? [];
  let planned = await look();
  // A person reloads until it is whole.
  for (let looks = 0; looks < 3 && (planned.length < items.length || planned.some(({ point }) => point === null)); looks += 1) {
    await player.recover();
    planned = await look();
  }
  return {
    rows: planned.flatMap(({ instanceId, point, groupId, name }) =>
      point === null ? [] : [{ instanceId, point: point.name, groupId, volumeName: name }],
    ),
    snapshotIds: planned.flatMap(({ snapshotId }) => snapshotId ?? []),
  };
}

/** Start the restores and watch them; what Azure did not take is pressed again, with the same intent. */
async function runSet(player: Player, rows: Row[]): Promise<string> {
  const intent = crypto.randomUUID();
  const look = async () => (await player.look(api.findRestore, { body: { intent, rows } }))?.items ?? [];
  await player.press(api.startRestore, { body: { intent, rows } });
  let runs = await look();
  for (let looks = 0; looks < 4 && !isOver(runs, rows.length); looks += 1) {
    await player.recover();
    if (runs.length < rows.length || runs.some(({ job }) => job === null)) await player.press(api.startRestore, { body: { intent, rows } });
    await player.pass();
    runs = await look();
  }
  if (!isOver(runs, rows.length)) player.bad.push('the restore set never ends');
  return runs.length === rows.length && runs.every(({ job, volume }) => job?.status === 'completed' && volume !== 'missing')
    ? 'succeeded'
    : 'failed';
}

type Run = Reply<typeof api.findRestore>['items'][number];

const isOver = (runs: Run[], wanted: number): boolean =>
  runs.length === wanted && runs.every(({ job }) => job !== null && job.status !== 'running');

/** Make a managed disk of a restore point. */
export const makingDisk: Journey = {
  name: 'create disk',
  async prepare(estate) {
    const { instance, point, choice } = await protectVolume(estate, estate.admin);
    const content = await estate.azure.digest(choice.volumeId);
    const { item } = await estate.admin.get(api.getRestorePoint, { params: { ...instance, point } });
    const snapshotId = item.snapshot?.id ?? '';
    const params = { subscriptionId: estate.subscriptionId, resourceGroup: 'rg-restore', disk: 'sql-data-01-disk' };
    const diskId = `/subscriptions/${estate.subscriptionId}/resourceGroups/rg-restore/providers/Microsoft.Compute/disks/${params.disk}`;
    return {
      async play(player) {
        await player.look(api.getRestorePoint, { params: { ...instance, point } });
        const told = await player.begin(api.createDisks, oneDisk(params, { snapshotId, sku: 'Premium_LRS' }));
        await player.look(api.listDisks, { params: { subscriptionId: params.subscriptionId, resourceGroup: params.resourceGroup } });
        return told;
      },
      judge: async (told) => falsehoods(told, await hasContentOf(estate, diskId, content), 'the disk is not there'),
    };
  },
};
