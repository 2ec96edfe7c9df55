import type { Journey } from '../journey.ts';
import { backingUp, configuring, resuming, stopping } from './protecting.ts';
import { makingDisk, restoring, restoringSet } from './restoring.ts';
import { running } from './running.ts';
import { deletingVault, assigningRoles } from './vaults.ts';

/** Every journey of the matrix. */
export const journeys: readonly Journey[] = [
  configuring,
  running,
  backingUp,
  restoring,
  restoringSet,
  makingDisk,
  stopping,
  resuming,
  deletingVault,
  assigningRoles,
];
