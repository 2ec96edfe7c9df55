import { api } from '@esan/contract';
import { tellsAllPoints, type PointVolume } from '@esan/domain';
import type { As } from './rehearsal.ts';

const dayMs = 86_400_000;

/** A stretch of days that a calendar reads points of. */
export type Between = { from: string; to: string };

/** So many days before a moment and the day after it. */
export const daysBefore = (moment: string, days: number): Between => ({
  from: new Date(Math.floor(Date.parse(moment) / dayMs - days) * dayMs).toISOString(),
  to: new Date(Math.floor(Date.parse(moment) / dayMs + 2) * dayMs - 1).toISOString(),
});

/** The days of some moments in UTC, each as often as it has one. */
export const daysOf = (moments: readonly string[]): string[] => moments.map((moment) => moment.slice(0, 10)).sort();

/** The points of some rows of the calendar as a browser gets them: by their snapshots, and one by one where these do not tell. */
export async function lookAtRows(as: As, volumes: readonly PointVolume[], between: Between) {
  const told = new Map<string, string[]>();
  const instances = volumes.map(({ id }) => id);
  const snapshotGroups = [...new Set(volumes.map(({ snapshotGroupId }) => snapshotGroupId))];
  const { items, asOf } = await as.get(api.surveyRestorePoints, { body: { instances, snapshotGroups, between } });
  for (const moments of items) {
    const volume = volumes.find(({ id }) => id === moments.instanceId);
    if (volume !== undefined && tellsAllPoints(moments, volume, { asOf, between })) told.set(volume.id, daysOf(moments.taken));
  }
  const rest = instances.filter((id) => !told.has(id));
  const read = rest.length === 0 ? undefined : await as.get(api.browseRestorePoints, { body: { instances: rest, between } });
  return {
    told,
    read: new Map(read?.items.map(({ instanceId, points }) => [instanceId, daysOf(points.map(({ time }) => time))])),
  };
}
