import type { Resource } from '@esan/azure-emulator/control';
import { isRecord } from './answers.ts';
import type { Estate } from './stage.ts';

export const instanceType = 'Microsoft.DataProtection/backupVaults/backupInstances';
const jobType = 'Microsoft.DataProtection/backupVaults/backupJobs';

/** The state of protection that a protected item is in. */
export const stateOf = (instance: Resource | undefined): string => String(instance?.properties['currentProtectionState']);

/** What Azure did for an item, in its own words. */
export async function jobsOf(
  { azure }: Estate,
  instanceId: string,
  operation: 'backup' | 'restore',
): Promise<{ status: string; intent: string }[]> {
  const jobs = await azure.resources(jobType);
  return jobs
    .map(({ properties }) => properties)
    .filter((job) => String(job['backupInstanceId']).toLowerCase() === instanceId.toLowerCase())
    .filter((job) => String(job['operationCategory']).toLowerCase() === operation)
    .map((job) => ({ status: String(job['status']), intent: String(job['activityID']) }));
}

/** Whether a role assignment is there, and how often. */
export async function assignmentsOf({ azure }: Estate, principalId: string): Promise<string[]> {
  const all = await azure.resources('Microsoft.Authorization/roleAssignments');
  return all
    .map(({ properties }) => properties)
    .filter((assignment) => isRecord(assignment) && assignment['principalId'] === principalId)
    .map((assignment) => `${String(assignment['roleDefinitionId']).split('/').at(-1)} ${String(assignment['scope'])}`.toLowerCase());
}

/** Whether a volume or disk is there with a content. */
export async function hasContentOf({ azure }: Estate, id: string, digest: string): Promise<boolean> {
  return (await azure.resource(id)) !== undefined && (await azure.digest(id)) === digest;
}
