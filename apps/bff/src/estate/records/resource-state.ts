import type { Stated } from '@esan/domain';
import { stateIn } from './azure-word.ts';

// Source: ProvisioningState of the published models of Backup vaults, Elastic SANs and disks ([D]; Invalid, Pending, Restoring and the soft
// ones are Elastic SAN's), and those that Azure Resource Manager has for every resource.
const states = {
  succeeded: 'ready',
  failed: 'failed',
  canceled: 'failed',
  cancelled: 'failed',
  invalid: 'failed',
  provisioning: 'working',
  accepted: 'working',
  pending: 'working',
  creating: 'working',
  updating: 'working',
  restoring: 'working',
  deleting: 'working',
  softdeleting: 'working',
} as const;

/** How a resource stands by its provisioning state: at work only if Azure says so, unknown where Azure says what nobody knows. */
export const resourceState = (provisioningState: unknown): Stated => stateIn(states, provisioningState);
