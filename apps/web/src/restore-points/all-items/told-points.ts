import { api, type Input } from '@esan/contract';
import { tellsAllPoints, type BrowsedPoint, type PointVolume, type SnapshotMoments } from '@esan/domain';
import { call } from '../../api/client.ts';
import { batching } from '../../api/rows-batch.ts';
import { dayOfTime } from '../../ui/time/days.ts';

type Between = Input<typeof api.surveyRestorePoints>['body']['between'];
type Told = SnapshotMoments & { asOf: string };
type Survey = (of: PointVolume, signal: AbortSignal) => Promise<Told | undefined>;

/** Azure is asked once for so many rows: however tall a window is, for all of it. */
const mostTogether = 100;

function surveyOf(between: Between): Survey {
  const groups = new Map<string, string>();
  const ask = async (instances: string[]) => {
    const named = instances.flatMap((id) => groups.get(id) ?? []);
    const snapshotGroups = [...new Map(named.map((id) => [id.toLowerCase(), id])).values()];
    const { asOf, items, missing } = await call(api.surveyRestorePoints, { body: { instances, snapshotGroups, between } });
    return { items: items.map((one) => ({ ...one, asOf })), missing };
  };
  const survey = batching<Told>(ask, mostTogether);
  return ({ id, snapshotGroupId }, signal) => {
    groups.set(id, snapshotGroupId);
    return survey(id, signal);
  };
}

const surveys = new Map<string, Survey>();

function surveyIn(between: Between): Survey {
  const key = `${between.from} ${between.to}`;
  const survey = surveys.get(key) ?? surveyOf(between);
  surveys.set(key, survey);
  return survey;
}

const beginning = 'taken ';

/** Whether a point is told by its snapshot alone, so that its own name is not known. */
export const isTold = (name: string): boolean => name.startsWith(beginning);

/** A point is of some minutes after its snapshot: where these go over midnight, its day is not known. */
const haveOneDay = ({ taken, lateMs }: SnapshotMoments): boolean =>
  taken.every((moment) => dayOfTime(moment) === dayOfTime(new Date(Date.parse(moment) + lateMs).toISOString()));

/**
 * The points of a row as their snapshots tell them, asked for together with the other rows; undefined where these do not tell all of them and no others, so
 * that the points themselves have to be read. Of a point that is told nothing is known but when it was taken.
 */
export async function toldPoints(of: PointVolume, between: Between, signal: AbortSignal): Promise<readonly BrowsedPoint[] | undefined> {
  if (of.terms === null || of.snapshotGroupId === '') return undefined;
  const told = await surveyIn(between)(of, signal).catch(() => undefined);
  signal.throwIfAborted();
  if (told === undefined || !haveOneDay(told) || !tellsAllPoints(told, of, { asOf: told.asOf, between })) return undefined;
  // The calendar shows neither the tag of a point nor its end.
  const alike = { tag: 'Default', policy: of.policy, state: 'complete', saidExpiry: null } as const;
  return told.taken.map((time) => ({ name: beginning + time, time, ...alike }));
}
