import type { Snapshot } from '@azure/arm-compute';
import { idIfAny } from './records/fields.ts';

/** `AzureBackup_<guid of the data source>_<time>`; source: Elastic SAN backup, manage, and recorded names of disks' snapshots. */
const backupName = /^AzureBackup_([0-9a-f-]{36})_(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)/i;
const nearMs = 3_600_000;

type Candidate = { snapshot: Snapshot; guid: string; apartMs: number };

function candidateOf(snapshot: Snapshot, groupId: string, time: number): Candidate | undefined {
  const [, guid, day, hours, minutes, seconds] = backupName.exec(snapshot.name ?? '') ?? [];
  const source = idIfAny(snapshot.creationData?.elasticSanResourceId)?.toLowerCase() ?? '';
  if (guid === undefined || !source.startsWith(`${groupId.toLowerCase()}/`)) return undefined;
  const named = Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`);
  const apartMs = Math.abs(named - time);
  return apartMs < nearMs ? { snapshot, guid: guid.toLowerCase(), apartMs } : undefined;
}

/**
 * The snapshot behind a point whose metadata names none: by Azure Backup's name, made from the volume's group, and the nearest to the
 * point's time. Where snapshots of several volumes of the group are near, none is taken for the point's: the name does not tell whose it is.
 */
export function matchIn(
  snapshots: readonly Snapshot[],
  groupId: string,
  time: string,
): { match: Snapshot | undefined; candidates: number } {
  const near = snapshots.flatMap((snapshot) => candidateOf(snapshot, groupId, Date.parse(time)) ?? []);
  const isOfOne = new Set(near.map(({ guid }) => guid)).size === 1;
  const [nearest] = near.toSorted((one, other) => one.apartMs - other.apartMs);
  return { match: isOfOne ? nearest?.snapshot : undefined, candidates: near.length };
}
