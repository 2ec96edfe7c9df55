import { ByCount } from '../plan/restore-wizard.tsx';
import { OneVolumeTarget } from './one-volume-target.tsx';
import { VolumeTargets } from './volume-targets.tsx';

/** Step 2: where what comes back goes and what it is called. */
export const RestoreTargetStep = () => <ByCount one={OneVolumeTarget} several={VolumeTargets} />;
