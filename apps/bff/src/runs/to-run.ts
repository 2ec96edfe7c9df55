import { backupInstanceId, nameOf, outcomeOf, takesVolume, vaultId, vaultPlaceOf } from '@esan/domain';
import type { BackupInstance, PlanRun, Problem, RunRow } from '@esan/domain';
import { asRecord, recordsIn } from '../azure/refusals/any-json.ts';
import { problemOfAzure, unwrapped } from '../azure/refusals/azure-error.ts';
import { fieldsIfAny, idIn, isoOf, listIfAny, numberIfAny, textIfAny, textIn } from '../estate/records/fields.ts';
import { unreadable } from '../http/refusal.ts';
import { runPrefix, startedTag } from './plan.ts';

type Fields = Record<string, unknown>;

/** A run with every volume of its plan, as far as its deployment alone tells. */
export type WholeRun = PlanRun & { rows: RunRow[] };

const valueOf = (parameters: Fields, name: string): unknown => fieldsIfAny(parameters[name])['value'];

/** A deployment of ours as the run that it is; undefined where it is somebody else's. */
export function toRun(deployment: unknown): WholeRun | undefined {
  const { id: given, tags, properties: told } = fieldsIfAny(deployment);
  const id = idIn(given);
  const name = nameOf(id);
  const startedAt = isoOf(fieldsIfAny(tags)[startedTag]);
  if (!name.toLowerCase().startsWith(runPrefix) || startedAt === null) return undefined;
  const properties = fieldsIfAny(told);
  const parameters = fieldsIfAny(properties['parameters']);
  const place = placeOf(id);
  const vault = vaultId({ ...place, vault: textIn(valueOf(parameters, 'vault'), 'vault') });
  const said = textIfAny(properties['provisioningState']) ?? '';
  const error = asRecord(properties['error']);
  const hasError = Object.keys(error).length > 0;
  const state = outcomeOf({ said, hasEnded: false, hasError });
  const rows = rowsOf(parameters, state);
  return {
    id,
    name,
    ...place,
    vaultId: vault,
    policyId: textIn(valueOf(parameters, 'policy'), 'policy'),
    state,
    said,
    startedAt,
    endedAt: state === 'running' ? null : isoOf(properties['timestamp']),
    problem: hasError ? problemOfAzure(unwrapped(error), id) : null,
    volumes: rows.length,
    failed: state === 'failed' ? recordsIn(error['details']).length : 0,
    rows,
  };
}

function placeOf(id: string): { subscriptionId: string; resourceGroup: string } {
  const [, subscriptionId, resourceGroup] = /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\//i.exec(id) ?? [];
  if (subscriptionId === undefined || resourceGroup === undefined) throw unreadable('id', 'wrong');
  return { subscriptionId, resourceGroup };
}

/** Every volume that the template names, before anything is known of what was done for it. */
function rowsOf(parameters: Fields, state: PlanRun['state']): RunRow[] {
  const groups = listIfAny(valueOf(parameters, 'volumeGroups')).map((one) => textIfAny(fieldsIfAny(one)['id']));
  const unknownYet = state === 'running' ? 'queued' : state === 'succeeded' ? 'configured' : 'not-sent';
  const made = listIfAny(valueOf(parameters, 'items')).map((one): RunRow => {
    const { name, volume, volumeGroup, snapshotGroup } = fieldsIfAny(one);
    const group = groups[numberIfAny(volumeGroup) ?? -1];
    if (group === undefined) throw unreadable('volumeGroups', 'wrong');
    return {
      volumeId: `${group}/volumes/${textIn(volume, 'volume')}`,
      snapshotGroupId: textIn(snapshotGroup, 'snapshotGroup'),
      instance: textIn(name, 'name'),
      state: unknownYet,
      problem: null,
      later: null,
    };
  });
  const left = listIfAny(valueOf(parameters, 'left')).map((one): RunRow => {
    const { name, volumeId, snapshotGroup } = fieldsIfAny(one);
    return {
      volumeId: textIn(volumeId, 'volumeId'),
      snapshotGroupId: textIn(snapshotGroup, 'snapshotGroup'),
      instance: textIn(name, 'name'),
      state: 'left',
      problem: null,
      later: null,
    };
  });
  return [...made, ...left];
}

/** What is known of a run beside its deployment: the deployment's operations, and the items of the vault where those can be read. */
export type Done = {
  operations: readonly unknown[];
  items: readonly BackupInstance[];
  /** Why an item is not among them though it may be there, by its id in lower case. */
  unreadBecause: (id: string) => Problem | undefined;
};

/** A run with how each volume stands. A deployment is over some moments before the last item is configured ([R] of PUT): the run is not. */
export function withRows(run: WholeRun, { operations, items, unreadBecause }: Done): WholeRun {
  const byTarget = new Map(
    operations.flatMap((one) => {
      const properties = fieldsIfAny(fieldsIfAny(one)['properties']);
      const id = textIfAny(fieldsIfAny(properties['targetResource'])['id']);
      return id === undefined ? [] : [[id.toLowerCase(), properties] as const];
    }),
  );
  const byId = new Map(items.map((item) => [item.id.toLowerCase(), item]));
  const vault = vaultPlaceOf(run.vaultId);
  if (vault === undefined) throw unreadable('vault', 'wrong');
  const idOf = ({ instance }: RunRow): string => backupInstanceId({ ...vault, instance }).toLowerCase();
  const rows = run.rows.map((row) => {
    const operation = byTarget.get(idOf(row));
    const told = row.state === 'left' || operation === undefined ? row : { ...row, ...stateIn(operation, run) };
    return told.state === 'configured' ? { ...told, ...standingOf(byId.get(idOf(row)), unreadBecause(idOf(row))) } : told;
  });
  const isAtWork = rows.some((row) => row.state === 'configuring' && byId.get(idOf(row))?.state === 'configuring');
  const failed = rows.filter(({ state }) => state === 'failed').length;
  return { ...run, ...(isAtWork ? { state: 'running', endedAt: null } : {}), rows, failed };
}

/** What an item that was made says of itself; one that is gone was made all the same, and of one that is not read nobody knows. */
function standingOf(item: BackupInstance | undefined, unread: Problem | undefined): Partial<RunRow> {
  if (unread !== undefined) return { state: 'unknown', problem: unread };
  if (item?.state === 'configuring') return { state: 'configuring' };
  return item === undefined || takesVolume(item.state) ? {} : { state: 'failed', problem: item.problem ?? { code: 'azure-refused' } };
}

const rowStates = {
  running: 'configuring',
  succeeded: 'configured',
  failed: 'failed',
  canceled: 'not-sent',
  unknown: 'unknown',
} as const satisfies Record<PlanRun['state'], RunRow['state']>;

function stateIn(operation: Fields, { id }: PlanRun): Pick<RunRow, 'state' | 'problem'> {
  const said = textIfAny(operation['provisioningState']);
  const error = errorIn(operation['statusMessage']);
  const state = rowStates[outcomeOf({ said, hasEnded: false, hasError: error !== undefined })];
  return { state, problem: error === undefined ? null : problemOfAzure(unwrapped(error), id) };
}

/** Some resource providers' answers are told as text [C]. */
function errorIn(message: unknown): Fields | undefined {
  const told = asRecord(typeof message === 'string' ? parsed(message) : message);
  const error = asRecord(told['error'] ?? (told['code'] === undefined ? undefined : told));
  return Object.keys(error).length === 0 ? undefined : error;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { error: { message: text } };
  }
}
