import { plural, t } from '@lingui/core/macro';
import { canBackUpNow, canChangePolicy, canResume, canStop, sameId, type BackupInstance, type Deed } from '@esan/domain';
import { protectionWord } from '../../words/protection.tsx';
import { resumeDeed } from '../stop-words.ts';

/** What can be done to many protected items at once. */
export const itemDeeds = ['back-up-now', 'stop-backup', 'resume-backup', 'change-policy', 'undelete'] as const;

/** One of them. */
export type ItemDeed = (typeof itemDeeds)[number];

/** What becomes of the restore points of items that are stopped together; deleting them is done item by item. */
export type PointsChoice = 'keep' | 'expire';

/** What was chosen for a deed, as far as it needs anything. */
export type DeedChoice = { points: PointsChoice; policyId: string | undefined };

/** What a deed is called, of so many items. */
export const deedTitles: Record<ItemDeed, (count: number) => string> = {
  'back-up-now': (count) => plural(count, { one: 'Back up 1 item now', other: 'Back up # items now' }),
  'stop-backup': (count) => plural(count, { one: 'Stop backup of 1 item', other: 'Stop backup of # items' }),
  'resume-backup': (count) => plural(count, { one: 'Resume backup of 1 item', other: 'Resume backup of # items' }),
  'change-policy': (count) => plural(count, { one: 'Change the policy of 1 item', other: 'Change the policy of # items' }),
  undelete: (count) => plural(count, { one: 'Bring 1 deleted item back', other: 'Bring # deleted items back' }),
};

/**
 * The right that a deed takes of these items. Where not all are resumed in the same way, it is that of the usual one, and Azure says of the others who
 * may not.
 */
export function deedRight(
  deed: ItemDeed,
  { points }: DeedChoice,
  rows: readonly { item: Pick<BackupInstance, 'state'> | undefined }[],
): Deed {
  if (deed === 'stop-backup' && points === 'expire') return 'pause-backup';
  if (deed !== 'resume-backup') return deed;
  const ways = new Set(rows.flatMap(({ item }) => (item !== undefined && canResume(item.state) ? resumeDeed(item.state) : [])));
  return ways.size === 1 && ways.has('resume-paused-backup') ? 'resume-paused-backup' : deed;
}

/** An item as far as it says what can be done to it; a deleted one can be brought back in any state. */
export type WorkItem = Pick<BackupInstance, 'state' | 'policyId' | 'vault'>;

const allows = (deed: ItemDeed, { state }: WorkItem, { points }: DeedChoice): boolean => {
  switch (deed) {
    case 'back-up-now':
      return canBackUpNow(state);
    case 'stop-backup':
      return canStop(state, points);
    case 'resume-backup':
      return canResume(state);
    case 'change-policy':
      return canChangePolicy(state);
    case 'undelete':
      return true;
  }
};

/** Why a deed cannot be done to an item as it stands, in a sentence; undefined if it can. */
export function whyNotItem(deed: ItemDeed, item: WorkItem | undefined, choice: DeedChoice): string | undefined {
  if (item === undefined) return t`It is not among those that your account sees.`;
  if (!allows(deed, item, choice)) return t`Its state is ${protectionWord(item.state)}.`;
  if (deed !== 'change-policy' || choice.policyId === undefined) return undefined;
  return sameId(item.policyId, choice.policyId) ? t`It has this policy already.` : undefined;
}

/** What is lost or kept by a deed, in a sentence, and whether it has to be confirmed. */
export function deedConsequence(deed: ItemDeed, { points }: DeedChoice): { sentence: string; isLoss: boolean } {
  switch (deed) {
    case 'back-up-now':
      return { sentence: t`Each item gets one more restore point. Azure takes the backups in its own order.`, isLoss: false };
    case 'stop-backup':
      return points === 'keep'
        ? { sentence: t`No backup runs any more. All restore points stay, and their snapshots are billed as before.`, isLoss: false }
        : { sentence: t`No backup runs any more. Restore points expire by the policy; Azure keeps the newest for ever.`, isLoss: false };
    case 'resume-backup':
      return {
        sentence: t`Restore points that the policy no longer keeps are deleted for good. The page of each item shows beforehand which ones.`,
        isLoss: true,
      };
    case 'change-policy':
      return {
        sentence: t`Restore points that the new policy does not keep are deleted for good. The page of each item shows beforehand which ones.`,
        isLoss: true,
      };
    case 'undelete':
      return { sentence: t`Items come back with their restore points, and with their backups stopped.`, isLoss: false };
  }
}
