import { softDeleteDays, type Deed, type RestorePoint, type StopChoice } from '@esan/domain';
import { momentWords } from '../ui/time/time-words.ts';

/** What a way to stop is called. */
export const stopTitles: Record<StopChoice, string> = {
  keep: 'Keep all restore points for ever',
  expire: 'Let restore points expire by the policy',
  delete: 'Delete the protected item and its restore points',
};

/** The right that a way to stop takes. */
export const stopDeeds: Record<StopChoice, Deed> = { keep: 'stop-backup', expire: 'pause-backup', delete: 'delete-backup-instance' };

type Point = Pick<RestorePoint, 'time' | 'expires'>;

const pointsWords = (count: number): string => (count === 1 ? 'The 1 restore point' : `All ${count} restore points`);

/** What a way to stop means for the restore points that are there, newest first, in numbers. */
export function stopConsequence(choice: StopChoice, points: readonly Point[], asOf: string, zone?: string): string {
  const count = points.length;
  const none = 'There is no restore point. No backup runs any more.';
  switch (choice) {
    case 'keep':
      if (count === 0) return none;
      return `${pointsWords(count)} ${count === 1 ? 'stays' : 'stay'} until you delete the item; the snapshots are billed as before.`;
    case 'expire':
      return count === 0 ? none : expiryWords(points.slice(1), asOf, zone);
    case 'delete':
      if (count === 0) return 'The item goes. There is no restore point to lose.';
      return `${pointsWords(count)} ${count === 1 ? 'goes' : 'go'} with the item. Azure holds it as soft-deleted for ${softDeleteDays} days, then deletes the snapshots for good.`;
  }
}

function expiryWords(older: readonly Point[], asOf: string, zone?: string): string {
  const newest = 'Azure keeps the newest point for ever.';
  const ends = older.flatMap(({ expires }) => (expires === 'never' ? [] : [expires?.at ?? '']));
  const last = ends.toSorted().at(-1);
  if (last === undefined) return `Nothing expires. ${newest}`;
  const by = last === '' ? '' : `, the last on ${momentWords(last, asOf, zone)}`;
  return `${ends.length} restore ${ends.length === 1 ? 'point expires' : 'points expire'}${by}. ${newest}`;
}

/** How long a deleted item can still be brought back: "13 days more", "today only". */
export function daysLeftWords(purgedAt: string, asOf: string): string {
  const days = Math.floor((Date.parse(purgedAt) - Date.parse(asOf)) / 86_400_000);
  if (Number.isNaN(days)) return 'Not known';
  if (days < 1) return 'Today only';
  return days === 1 ? '1 day more' : `${days} days more`;
}
