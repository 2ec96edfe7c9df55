import type { BackupInstanceResource } from '@azure/arm-dataprotection';
import { parseResourceId, plainWord, vaultPlaceOf } from '@esan/domain';
import type { OperationKind } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { problemOf } from '../http/problems.ts';
import { fieldsIfAny } from '../estate/records/fields.ts';
import type { Ticket } from './ticket.ts';

/** State of the thing that an operation makes, where the operation itself cannot be asked; none for a validation. */
export async function targetOf(azure: Azure, ticket: Ticket): Promise<object | undefined> {
  if (ticket.kind === 'create-disk') return diskState(azure, ticket.targetId);
  const place = vaultPlaceOf(ticket.targetId);
  if (place === undefined) return undefined;
  const client = azure.dataProtection(place.subscriptionId);
  if (ticket.kind === 'create-vault' || ticket.kind === 'change-vault') {
    const vault = await client.backupVaults.get(place.resourceGroup, place.vault);
    return { status: fieldsIfAny(vault.properties)['provisioningState'] };
  }
  if (ticket.kind === 'delete-vault') return deletedOnce(client.backupVaults.get(place.resourceGroup, place.vault));
  if (place.child === undefined) return undefined;
  const instance = (): Promise<BackupInstanceResource> =>
    client.backupInstances.get(place.resourceGroup, place.vault, place.child?.name ?? '');
  if (ticket.kind === 'delete-backup-instance') return deletedOnce(instance());
  const ends = endsOf[ticket.kind];
  if (ends === undefined) return undefined;
  const { properties } = await instance();
  return { status: settled(properties?.currentProtectionState ?? '', ends), error: properties?.protectionErrorDetails };
}

/** Whether something that is to go is gone. */
async function deletedOnce(there: Promise<unknown>): Promise<object> {
  try {
    await there;
    return { status: 'Inprogress' };
  } catch (error) {
    if (problemOf(error)[0] === 404) return { status: 'Succeeded' };
    throw error;
  }
}

async function diskState(azure: Azure, id: string): Promise<object | undefined> {
  const place = parseResourceId(id);
  const name = place?.path[0]?.name;
  if (place?.resourceGroup === undefined || name === undefined) return undefined;
  const disk = await azure.compute(place.subscriptionId).disks.get(place.resourceGroup, name);
  return { status: disk.provisioningState };
}

/** The states of an item in which an operation on it has ended well, as plain words. */
const endsOf: Partial<Record<OperationKind, readonly string[]>> = {
  'configure-backup': ['protectionconfigured'],
  'change-policy': ['protectionconfigured'],
  'stop-backup': ['protectionstopped', 'backupssuspended'],
  'resume-backup': ['protectionconfigured'],
  undelete: ['protectionstopped', 'backupssuspended', 'protectionconfigured'],
};

const settled = (azures: string, ends: readonly string[]): string => {
  const state = plainWord(azures);
  if (ends.includes(state)) return 'Succeeded';
  return state === 'configuringprotectionfailed' || state === 'protectionerror' ? 'Failed' : 'Inprogress';
};
