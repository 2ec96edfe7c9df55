import { ByCount } from '../plan/restore-wizard.tsx';
import { OneVolumePoint } from './one-volume-point.tsx';
import { VolumePoints } from './volume-points.tsx';

/** Step 1: which moment to bring back. */
export const RestorePointsStep = () => <ByCount one={OneVolumePoint} several={VolumePoints} />;
