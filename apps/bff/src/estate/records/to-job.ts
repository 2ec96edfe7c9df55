import type { AzureBackupJobResource } from '@azure/arm-dataprotection';
import { jobStatusOf, nameOf, vaultPlaceOf, type Job, type Problem } from '@esan/domain';
import { problemOfAzure } from '../../azure/refusals/azure-error.ts';
import { shortened } from '../../azure/refusals/any-json.ts';
import { unreadable } from '../../http/refusal.ts';
import { fieldsIfAny, idIfAny, idIn, isoOf, listIfAny, momentIn, textIfAny } from './fields.ts';

const operations: Record<string, Job['operation']> = { backup: 'backup', restore: 'restore' };

/** What a job of a category does. */
export const operationOf = (category: unknown): Job['operation'] => operations[textIfAny(category)?.toLowerCase() ?? ''] ?? 'other';

/** A backup job. */
export function toJob(job: AzureBackupJobResource): Job {
  const properties: Partial<NonNullable<AzureBackupJobResource['properties']>> = job.properties ?? {};
  const id = idIn(job.id);
  const place = vaultPlaceOf(id);
  if (place === undefined) throw unreadable('id', 'wrong');
  const outcome = outcomeIn(properties, place.subscriptionId);
  const hasEnded = outcome.endedAt !== null;
  const info = fieldsIfAny(properties.extendedInfo);
  return {
    id,
    name: textIfAny(job.name) ?? nameOf(id),
    subscriptionId: place.subscriptionId,
    resourceGroup: place.resourceGroup,
    vault: place.vault,
    operation: operationOf(properties.operationCategory),
    operationName: textIfAny(properties.operation) ?? '',
    instanceId: idIfAny(properties.backupInstanceId) ?? '',
    volumeName: (textIfAny(properties.backupInstanceFriendlyName) ?? textIfAny(properties.dataSourceName) ?? '').split('\\').at(-1) ?? '',
    san: textIfAny(properties.dataSourceSetName) ?? '',
    ...outcome,
    trigger: properties.isUserTriggered ? 'on-demand' : 'scheduled',
    startedAt: momentIn(properties.startTime, 'startTime'),
    activityId: textIfAny(properties.activityID) ?? '',
    steps: listIfAny(info['subTasks'])
      .map(fieldsIfAny)
      .map(({ taskName, taskStatus }) => ({
        name: textIfAny(taskName) ?? '',
        // A step has no end of its own: one that is still said to run when its job is over was left as it was.
        ...statusIn(taskStatus, hasEnded, false),
      })),
    destinationId: idIfAny(info['recoveryDestination']) ?? null,
    warnings: problemsIn(
      listIfAny(info['warningDetails']).map((one) => fieldsIfAny(one)['warning']),
      place.subscriptionId,
    ),
  };
}

/** What a job has come to. */
export function outcomeIn(
  { status, endTime, errorDetails }: { status?: unknown; endTime?: unknown; errorDetails?: unknown },
  subscriptionId: string,
): Pick<Job, 'status' | 'said' | 'endedAt' | 'problem'> {
  const endedAt = isoOf(endTime);
  const [problem = null] = problemsIn(errorDetails, subscriptionId);
  return { ...statusIn(status, endedAt !== null, problem !== null), endedAt, problem };
}

function statusIn(word: unknown, hasEnded: boolean, hasError: boolean): Pick<Job, 'status' | 'said'> {
  const said = textIfAny(word);
  return { status: jobStatusOf({ said, hasEnded, hasError }), said: shortened(said ?? '') };
}

/** What the errors or warnings of a job say. */
export const problemsIn = (errors: unknown, subscriptionId: string): Problem[] =>
  listIfAny(errors)
    .map(fieldsIfAny)
    .filter((error) => Object.keys(error).length > 0)
    .map((error) => problemOfAzure(error, `/subscriptions/${subscriptionId}`));
