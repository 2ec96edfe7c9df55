import { assignmentType } from '../../arm/access/access.ts';
import { definitionType } from '../../arm/access/custom-roles.ts';
import { lockType } from '../../arm/locks.ts';
import { diskSnapshotType, diskType } from '../../providers/compute/ids.ts';
import {
  deletedInstanceType,
  instanceType,
  jobType,
  policyType,
  recoveryPointType,
  vaultType,
} from '../../providers/data-protection/protocol/ids.ts';
import { groupType, sanType, volumeSnapshotType, volumeType } from '../../providers/elastic-san/ids.ts';

/** The type of a resource group in its own answers; Resource Graph has another name for it. */
export const resourceGroupType = 'Microsoft.Resources/resourceGroups';

const asWritten = [
  resourceGroupType,
  sanType,
  groupType,
  volumeType,
  volumeSnapshotType,
  diskType,
  diskSnapshotType,
  vaultType,
  policyType,
  instanceType,
  deletedInstanceType,
  recoveryPointType,
  jobType,
  'Microsoft.DataProtection/resourceGuards',
  assignmentType,
  definitionType,
  lockType,
];

const known = new Map<string, string>([
  ...asWritten.map((type): [string, string] => [type.toLowerCase(), type]),
  ['microsoft.resources/subscriptions/resourcegroups', resourceGroupType],
]);

/** The name under which the emulator keeps a type, in whichever case it is written; none of a type that an estate is told without. */
export const knownType = (type: string): string | undefined => known.get(type.toLowerCase());

/** Types of things that are in another resource, by whose id theirs begins. */
export const childTypes: ReadonlySet<string> = new Set([groupType, volumeType, volumeSnapshotType, policyType, instanceType, jobType]);
