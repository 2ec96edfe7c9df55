import { ByCount } from '../plan/restore-wizard.tsx';
import { OneRestoreReadiness } from './one-volume-readiness.tsx';
import { VolumeReadiness } from './volume-readiness.tsx';

/** Step 3: whether what is chosen can come back, checked here and by Azure. */
export const RestoreValidateStep = () => <ByCount one={OneRestoreReadiness} several={VolumeReadiness} />;
