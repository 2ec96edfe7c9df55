import { onlyOf } from '../plan/restore-set.ts';
import { WithSet } from '../plan/restore-wizard.tsx';
import { OneVolumePoint } from './one-volume-point.tsx';
import { VolumePoints } from './volume-points.tsx';

/** Step 1: which moment to bring back. */
export function RestorePointsStep() {
  return (
    <WithSet>
      {(set, write) => {
        const item = onlyOf(set);
        return item === undefined ? (
          <VolumePoints set={set} write={write} />
        ) : (
          <OneVolumePoint key={item.id} set={set} item={item} write={write} />
        );
      }}
    </WithSet>
  );
}
