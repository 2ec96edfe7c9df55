import { plural, t } from '@lingui/core/macro';
import type { Deed, ProtectionState, RestorePoint, StopChoice, VaultSettings } from '@esan/domain';
import { momentWords } from '../ui/time/time-words.ts';

/** What a way to stop is called. */
export const stopTitles: Record<StopChoice, string> = {
  keep: t`Keep all restore points for ever`,
  expire: t`Let restore points expire by the policy`,
  delete: t`Delete the protected item and its restore points`,
};

/** The right that a way to stop takes. */
export const stopDeeds: Record<StopChoice, Deed> = { keep: 'stop-backup', expire: 'pause-backup', delete: 'delete-backup-instance' };

/** The right that the way back takes: each way to stop has its own. */
export const resumeDeed = (state: ProtectionState): Deed => (state === 'backups-paused' ? 'resume-paused-backup' : 'resume-backup');

type Point = Pick<RestorePoint, 'time' | 'expires'>;

const pointsWords = (count: number): string => plural(count, { one: 'The 1 restore point', other: 'All # restore points' });

/** What the vault says of things that are deleted in it; `unread` where it cannot be read or does not say, undefined while it is asked. */
export type Keeping = VaultSettings['softDelete'] | 'unread' | undefined;

function keepingWords(keeping: Exclude<Keeping, undefined>): string {
  if (keeping === 'unread') return t`Whether Azure holds them as soft-deleted, and for how long, is not known.`;
  // With soft delete off Azure has held on to what is deleted since version 2025-09-01, says Microsoft, which was not seen of Elastic SAN.
  return keeping.state === 'off'
    ? t`The vault's soft delete is off: the snapshots may be gone for good at once.`
    : t`Azure holds it as soft-deleted for ${keeping.days} days, then deletes the snapshots for good.`;
}

/** `isPart` where not all points could be read. */
type Known = { points: readonly Point[]; isPart: boolean; asOf: string; keeping: Keeping };

/** What a way to stop means for the restore points that are there, newest first, in numbers. */
export function stopConsequence(choice: StopChoice, { points, isPart, asOf, keeping }: Known, zone?: string): string {
  if (isPart) return uncountedConsequence(choice, keeping);
  const count = points.length;
  const none = t`There is no restore point. No backup runs any more.`;
  switch (choice) {
    case 'keep':
      if (count === 0) return none;
      return t`${pointsWords(count)} ${plural(count, { one: 'stays', other: 'stay' })} until you delete the item; the snapshots are billed as before.`;
    case 'expire':
      return count === 0 ? none : expiryWords(points.slice(1), asOf, zone);
    case 'delete':
      if (count === 0) return t`The item goes. There is no restore point to lose.`;
      return [
        t`${pointsWords(count)} ${plural(count, { one: 'goes', other: 'go' })} with the item.`,
        ...(keeping === undefined ? [] : [keepingWords(keeping)]),
      ].join(' ');
  }
}

function uncountedConsequence(choice: StopChoice, keeping: Keeping): string {
  const unknown = t`How many there are is not known: not all could be read.`;
  switch (choice) {
    case 'keep':
      return t`All restore points stay until you delete the item; the snapshots are billed as before. ${unknown}`;
    case 'expire':
      return t`Restore points expire by the policy. ${unknown} ${newestStays()}`;
    case 'delete':
      return [t`All restore points go with the item. ${unknown}`, ...(keeping === undefined ? [] : [keepingWords(keeping)])].join(' ');
  }
}

const newestStays = (): string => t`Azure keeps the newest point for ever.`;

function expiryWords(older: readonly Point[], asOf: string, zone?: string): string {
  const newest = newestStays();
  const ends = older.flatMap(({ expires }) => (expires === 'never' ? [] : [expires?.at ?? '']));
  const last = ends.toSorted().at(-1);
  if (last === undefined) return t`Nothing expires. ${newest}`;
  const by = last === '' ? '' : t`, the last on ${momentWords(last, asOf, zone)}`;
  return t`${ends.length} restore ${plural(ends.length, { one: 'point expires', other: 'points expire' })}${by}. ${newest}`;
}
