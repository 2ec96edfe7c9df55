import { t } from '@lingui/core/macro';
import type { Volume } from '@esan/domain';
import { ShieldAdd20Regular } from '@fluentui/react-icons';
import { paths } from '../links/paths.ts';
import type { Command } from '../ui/layout/command-bar.tsx';
import { byPlace, choosing } from './choose-volumes.ts';
import { fitOnePlan, mostVolumes, type ChosenVolume } from './selection.ts';

/** Without a volume the wizard begins with choosing some; otherwise with the vault for exactly these, or with the plans that several places need. */
export function configureCommand(chosen: readonly Volume[]): Command {
  const volumes = chosen.map(({ id }): ChosenVolume => ({ volumeId: id }));
  const step = chosen.length === 0 ? 'choose-volumes' : byPlace(chosen).length > 1 ? 'plans' : 'vault';
  return {
    key: 'configure',
    label: t`Configure backup`,
    icon: <ShieldAdd20Regular />,
    to: paths.configureBackup(step, choosing(volumes)),
    because: fitOnePlan(volumes) ? undefined : t`One plan takes at most ${mostVolumes} volumes; ${chosen.length} are selected.`,
  };
}
