import { onlyOf } from '../plan/restore-set.ts';
import { WithSet } from '../plan/restore-wizard.tsx';
import { OneVolumeTarget } from './one-volume-target.tsx';
import { VolumeTargets } from './volume-targets.tsx';

/** Step 2: where what comes back goes and what it is called. */
export function RestoreTargetStep() {
  return (
    <WithSet>
      {(set, write) => {
        const item = onlyOf(set);
        return item === undefined ? <VolumeTargets set={set} write={write} /> : <OneVolumeTarget set={set} item={item} write={write} />;
      }}
    </WithSet>
  );
}
