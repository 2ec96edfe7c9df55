import { backupInstanceId, refusesDeployments, resourceGroupId, sameId, type ForecastRow, type Problem } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { askWhatIf, deploymentId } from '../azure/deployments.ts';
import { statusDocumentAt } from '../azure/documents.ts';
import { asRecord, shortened, textIn } from '../azure/refusals/any-json.ts';
import { problemOfAzure, unwrapped } from '../azure/refusals/azure-error.ts';
import { placesOf, type Choice } from '../backup-instances/protect.ts';
import { fieldsIfAny, listIfAny, textIfAny } from '../estate/records/fields.ts';
import { mayNotAssignAt } from '../estate/roles.ts';
import { problemOf } from '../http/problems.ts';
import { Refusal, unreadableAnswer } from '../http/refusal.ts';
import { ticketOf, toOperationId } from '../operations/ticket.ts';
import { deploymentBody, deploymentOf, planOf, planPlaceOf } from './plan.ts';

/** What Azure says beforehand, when it is still at it, or why it cannot be asked. */
export type Forecast =
  | { status: 'asked'; forecast: string; pollAfterMs: number }
  | { status: 'told'; rows: ForecastRow[]; others: number }
  | { status: 'not-possible'; problem: Problem };

/** Ask what the deployment of a plan would change; `isAnew` where Azure has forgotten the answer before. */
export async function askForecast(azure: Azure, choices: readonly Choice[], isAnew = false): Promise<Forecast> {
  const { vault } = planPlaceOf(choices);
  const groupId = resourceGroupId(vault.subscriptionId, vault.resourceGroup);
  const [plan, denied] = await Promise.all([planOf(azure, choices), mayNotAssignAt(azure, [groupId], 'start-run')]);
  if (denied.length > 0)
    return { status: 'not-possible', problem: { code: 'not-allowed', action: 'Microsoft.Resources/deployments/write', scope: groupId } };
  const at = deploymentOf(choices);
  try {
    const asked = await askWhatIf(azure, at, deploymentBody(plan, azure.asOf()));
    if ('answer' in asked) return told(asked.answer, choices);
    const { pollPath, pollAfterMs } = asked;
    const ticket = { kind: 'configure-backup' as const, targetId: deploymentId(at), pollPath, pollAfterMs, since: '', isAnew };
    return { status: 'asked', forecast: toOperationId(ticket), pollAfterMs };
  } catch (error) {
    const [, problem] = problemOf(error);
    if (isNotImplemented(error)) return { status: 'not-possible', problem: { ...problem, code: 'not-offered' } };
    if (refusesDeployments(problem)) return { status: 'not-possible', problem };
    throw error;
  }
}

/** Not every cloud has all of Azure Resource Manager. */
const isNotImplemented = (error: unknown): boolean => error instanceof Error && 'statusCode' in error && error.statusCode === 501;

/** Look whether the answer is there. Where it may not be read that is a failure: it holds nothing up, and asking anew would not mend it. */
export async function lookAtForecast(azure: Azure, choices: readonly Choice[], forecast: string): Promise<Forecast> {
  const { pollPath = '', pollAfterMs, isAnew } = ticketOf(forecast);
  // Azure forgets an answer after a while: then it is asked anew, once.
  const found = await statusDocumentAt(azure, pollPath, isAnew === true ? [] : [404]);
  if (found === undefined) return askForecast(azure, choices, true);
  return found.status === 202 ? { status: 'asked', forecast, pollAfterMs } : told(found.body, choices);
}

// Source: ChangeType of the API of deployments [S]; Deploy is told where the fields were not compared, Ignore of what is not in the template.
const changes: Record<string, ForecastRow['change']> = {
  create: 'make',
  modify: 'change',
  nochange: 'leave',
  noeffect: 'leave',
};

function told(answer: unknown, choices: readonly Choice[]): Forecast {
  const { properties, error } = fieldsIfAny(answer);
  const failure = asRecord(error);
  if (Object.keys(failure).length > 0) throw new Refusal(422, problemOfAzure(unwrapped(failure)));
  const list = fieldsIfAny(properties)['changes'];
  if (!Array.isArray(list)) throw unreadableAnswer();
  const all = listIfAny(list).map(asRecord);
  const byId = new Map(all.map((change) => [(textIn(change, 'resourceId') ?? '').toLowerCase(), change]));
  const rows = choices.map((choice): ForecastRow => {
    const { vault, instance } = placesOf(choice);
    const change = byId.get(backupInstanceId({ ...vault, instance }).toLowerCase());
    const { volumeId } = choice;
    // What the template leaves out stays as it is, and so does what Azure finds beside the template.
    if (change === undefined || isIgnored(change)) return { volumeId, change: 'leave', fields: [], because: null };
    const because = textIfAny(change['unsupportedReason']);
    return {
      volumeId,
      change: changes[(textIn(change, 'changeType') ?? '').toLowerCase()] ?? 'unknown',
      fields: listIfAny(change['delta']).flatMap((one) => textIfAny(fieldsIfAny(one)['path']) ?? []),
      because: because === undefined ? null : shortened(because),
    };
  });
  const instances = new Set(
    choices.map((choice) => placesOf(choice)).map(({ vault, instance }) => backupInstanceId({ ...vault, instance }).toLowerCase()),
  );
  const others = all.filter((change) => isIgnored(change) && !instances.has((textIn(change, 'resourceId') ?? '').toLowerCase())).length;
  return { status: 'told', rows, others };
}

const isIgnored = (change: Record<string, unknown>): boolean => sameId(textIn(change, 'changeType') ?? '', 'Ignore');
