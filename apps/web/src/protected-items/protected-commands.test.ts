import type { Deed, ProtectionState } from '@esan/domain';
import { expect, test } from 'vitest';
import type { BackupNow } from './protected-backup-now.ts';
import type { Change } from './protected-change.tsx';
import { commandsFor } from './protected-commands.tsx';

/** Why an item cannot be resumed, where each right that is asked for is lacking and says its name. */
function whyNotResumed(state: ProtectionState): string | undefined {
  const item = { id: '/i', state, volumeName: 'sql-data-01' } as Parameters<typeof commandsFor>[0];
  const [backup, change] = [{ job: undefined, isStarting: false } as BackupNow, { isRunning: false } as Change];
  const commands = commandsFor(item, { backup, change, isGone: false, whyNot: (deed: Deed) => deed });
  return commands.find(({ key }) => key === 'resume')?.because;
}

test.each<[ProtectionState, Deed]>([
  ['stopped', 'resume-backup'],
  ['backups-paused', 'resume-paused-backup'],
])('an item that is %s is resumed by the right %s', (state, right) => {
  expect(whyNotResumed(state)).toBe(right);
});
