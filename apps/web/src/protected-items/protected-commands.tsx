import { t } from '@lingui/core/macro';
import type { api, Reply } from '@esan/contract';
import { canBackUpNow, canChangePolicy, canResume, canStop, stopChoices, type Job, type ProtectionState } from '@esan/domain';
import {
  ArrowCounterclockwise20Regular,
  ArrowUndo20Regular,
  CalendarEdit20Regular,
  CloudArrowUp20Regular,
  Play20Regular,
  RecordStop20Regular,
} from '@fluentui/react-icons';
import type { WhyNot } from '../api/rights.ts';
import { paths, restoreItems } from '../links/paths.ts';
import type { Command } from '../ui/layout/command-bar.tsx';
import { protectionWord } from '../words/protection.tsx';
import { isBusyWith, type BackupNow } from './protected-backup-now.ts';
import type { Change } from './protected-change.tsx';
import { resumeDeed, stopDeeds } from './stop-words.ts';

type Instance = Reply<typeof api.getBackupInstance>['item'];

function whyNoBackup(state: ProtectionState, job: Job | undefined): string | undefined {
  if (state === 'configuring') return t`Azure is still configuring the protection. Back up once the state is Protected.`;
  if (state === 'updating') return t`Azure is updating the protection. Back up once the state is Protected.`;
  if (!canBackUpNow(state)) return t`The state is ${protectionWord(state)}; Azure backs up protected items only.`;
  return isBusyWith(job) ? t`A backup of this item is running.` : undefined;
}

const whyNoChange = (state: ProtectionState): string | undefined =>
  canChangePolicy(state) ? undefined : t`The state is ${protectionWord(state)}; only a protected item takes another policy.`;

/** Stopping is off when every way of it is. */
function whyNoStop(state: ProtectionState, whyNot: WhyNot): string | undefined {
  if (!stopChoices.some((choice) => canStop(state, choice))) return t`The state is ${protectionWord(state)}; wait until it has changed.`;
  const lacking = stopChoices.map((choice) => whyNot(stopDeeds[choice]));
  return lacking.every((reason) => reason !== undefined) ? lacking[0] : undefined;
}

const undelete = (volumeName: string): Command => ({
  key: 'undelete',
  label: t`Undelete`,
  icon: <ArrowUndo20Regular />,
  to: paths.undelete(volumeName),
});

/** What can be done with one protected item; what cannot says why. */
export function commandsFor(
  { id, state, volumeName }: Instance,
  { backup, change, isGone, whyNot }: { backup: BackupNow; change: Change; isGone: boolean; whyNot: WhyNot },
): Command[] {
  const resume: Command = {
    key: 'resume',
    label: t`Resume backup`,
    icon: <Play20Regular />,
    to: paths.resumeBackup({ instance: id }),
    because: change.isRunning ? t`Azure is changing the protection.` : whyNot(resumeDeed(state)),
  };
  return [
    {
      key: 'back-up',
      label: t`Back up now`,
      icon: <CloudArrowUp20Regular />,
      onPress: backup.start,
      busy: backup.isStarting,
      because: isGone ? t`The source volume no longer exists.` : (whyNoBackup(state, backup.job) ?? whyNot('back-up-now')),
    },
    {
      key: 'restore',
      label: t`Restore`,
      icon: <ArrowCounterclockwise20Regular />,
      to: paths.restore('points', restoreItems([id])),
      because: state === 'deleted' ? t`The item was deleted. Undelete it, then restore.` : whyNot('restore'),
    },
    {
      key: 'change-policy',
      label: t`Change policy`,
      icon: <CalendarEdit20Regular />,
      to: paths.changePolicy({ instance: id }),
      because: whyNoChange(state) ?? whyNot('change-policy'),
    },
    {
      key: 'stop',
      label: t`Stop backup`,
      icon: <RecordStop20Regular />,
      to: paths.stopBackup({ instance: id }),
      because: whyNoStop(state, whyNot),
    },
    ...(canResume(state) ? [resume] : []),
    ...(state === 'deleted' ? [undelete(volumeName)] : []),
  ];
}
