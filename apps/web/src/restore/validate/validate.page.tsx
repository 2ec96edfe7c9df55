import { onlyOf } from '../plan/restore-set.ts';
import { WithSet } from '../plan/restore-wizard.tsx';
import { OneVolumeReadiness } from './one-volume-readiness.tsx';
import { VolumeReadiness } from './volume-readiness.tsx';

/** Step 3: whether what is chosen can come back, checked here and by Azure. */
export function RestoreValidateStep() {
  return (
    <WithSet>
      {(set, write) => {
        const item = onlyOf(set);
        return item === undefined ? (
          <VolumeReadiness set={set} write={write} />
        ) : (
          <OneVolumeReadiness set={set} item={item} write={write} />
        );
      }}
    </WithSet>
  );
}
