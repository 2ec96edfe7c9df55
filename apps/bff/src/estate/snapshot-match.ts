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
  return { snapshot, guid: guid.toLowerCase(), apartMs: Math.abs(named - time) };
}

/**
 * The snapshot behind a point whose metadata names none: by Azure Backup's name, made from the volume's group, and the nearest to the
 * point's time. The name does not tell whose it is: where the group has snapshots of several volumes, near or not, none is taken for the point's,
 * nor is one where `isAlone` does not say that no other volume of the group could be meant.
 */
export function matchIn(
  snapshots: readonly Snapshot[],
  { groupId, time, isAlone }: { groupId: string; time: string; isAlone: boolean },
): { match: Snapshot | undefined; candidates: number } {
  const ofGroup = snapshots.flatMap((snapshot) => candidateOf(snapshot, groupId, Date.parse(time)) ?? []);
  const near = ofGroup.filter(({ apartMs }) => apartMs < nearMs);
  const isOfOne = new Set(ofGroup.map(({ guid }) => guid)).size === 1;
  const [nearest] = near.toSorted((one, other) => one.apartMs - other.apartMs);
  return { match: isOfOne && isAlone ? nearest?.snapshot : undefined, candidates: near.length };
}
