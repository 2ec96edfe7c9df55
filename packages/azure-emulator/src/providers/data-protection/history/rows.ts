import type { Derived } from '../../../world/derived-folder.ts';
import type { Resource } from '../../../world/resource-store.ts';
import type { World } from '../../../world/world.ts';
import { diskSnapshotType } from '../../compute/ids.ts';
import { finishedSnapshot } from '../../compute/snapshots.ts';
import { groupIdOf } from '../../elastic-san/ids.ts';
import { recoveryPointType } from '../protocol/ids.ts';
import { pointsFolder, pointsLike } from '../work/recovery-points.ts';
import { share } from '../work/shares.ts';
import { jobRow } from './job-row.ts';
import { NumberedGuids } from './numbered-guids.ts';
import type { Past, Places } from './pasts.ts';

const range = ([from, to]: Places): Places => [from, Math.max(from, to)];

/** Everything that the past of an instance has left behind: its jobs, its points and the managed-disk snapshots that these are kept in. */
export function rowsOf(world: World, past: Past, touched: () => void): Derived[] {
  const { instance } = past.facts;
  const points = new NumberedGuids(`${instance.id.toLowerCase()}/points`);
  const pointName = (run: number): string => points.at(run).replaceAll('-', '');
  let pointOf: ReturnType<typeof pointsLike> | undefined;
  return [
    { ...jobRow(world, past, pointName), touched },
    {
      type: recoveryPointType,
      folder: pointsFolder(instance.id),
      prefix: '',
      range: () => range(past.points),
      made(run) {
        pointOf ??= pointsLike(world, { ...past.facts, tag: 'Default' });
        return pointOf({ name: pointName(run), takenAt: past.startOf(run), snapshotName: past.snapshotName(run) });
      },
      madeAt: (run) => past.endOf(run),
      placeOf: (name) => points.placeOf(dashed(name)),
      touched,
    },
    { ...snapshotRow(world, past), touched },
  ];
}

const dashed = (name: string): string =>
  [name.slice(0, 8), name.slice(8, 12), name.slice(12, 16), name.slice(16, 20), name.slice(20)].join('-');

const snapshotIdOf = (past: Past, run: number): string =>
  `${past.facts.snapshotGroupId}/providers/${diskSnapshotType}/${past.snapshotName(run)}`;

/** What all snapshots of a volume are called, but for their moment, in lower case. */
export const snapshotPrefix = (past: Past): string => snapshotPrefixOf(past.snapshotName(0));

/** That part of the name or id of a snapshot. */
export const snapshotPrefixOf = (id: string): string => (id.toLowerCase().split('/').at(-1) ?? '').replace(/[^_]*$/, '');

function snapshotRow(world: World, past: Past): Omit<Derived, 'touched'> {
  const uniqueIds = new NumberedGuids(`${past.facts.volume.id.toLowerCase()}/snapshots`);
  return {
    type: diskSnapshotType,
    folder: `${past.facts.snapshotGroupId}/providers/${diskSnapshotType}`,
    prefix: snapshotPrefix(past),
    range: () => range(past.snapshots),
    made: (run) => snapshotOf(world, past, run, uniqueIds.at(run)),
    madeAt: (run) => exportedAt(world, past, run),
    placeOf: (name) => placeOfSnapshot(past, name),
  };
}

const exportedAt = (world: World, past: Past, run: number): number => past.startOf(run) + world.pace.backup * share.exported;

/** Names of snapshots carry the moment that they were taken at. */
function placeOfSnapshot(past: Past, name: string): number | undefined {
  const written = /_(\d{4}-\d\d-\d\dt)(\d\d)-(\d\d)-(\d\d\.\d{3})/.exec(name);
  const run =
    written === null ? Number.NaN : past.runAt(Date.parse(`${written[1]}${written[2]}:${written[3]}:${written[4]}z`.toUpperCase()));
  return Number.isInteger(run) ? run : undefined;
}

function snapshotOf(world: World, past: Past, run: number, uniqueId: string): Resource {
  const { volume, location, sku, sizeGiB } = past.facts;
  const { pace, timeline } = world;
  const copied = (timeline.now - past.startOf(run)) / pace.backup;
  const taken = `${groupIdOf(volume.id)}/snapshots/${past.snapshotName(run).toLowerCase()}`;
  const snapshot = finishedSnapshot(world, {
    id: snapshotIdOf(past, run),
    location,
    sku,
    tags: {},
    sizeGB: sizeGiB,
    creationData: { createOption: 'CopyFromSanSnapshot', elasticSanResourceId: taken },
    familyId: past.family,
    madeAt: exportedAt(world, past, run),
    uniqueId,
  });
  snapshot.properties['completionPercent'] = copied >= 1 ? 100 : copied >= share.halfCopied ? 50 : 0;
  return snapshot;
}
