import type { api, Input, Reply } from '@esan/contract';
import { isDone } from '@esan/domain';
import type { Operation } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { begin, usualPaceMs } from '../azure/long-running.ts';
import { sanAt } from '../estate/elastic-sans.ts';
import { partialProblem } from '../http/problems.ts';
import { accepted } from '../operations/lost.ts';
import { lookAtOperation } from '../operations/operations.handlers.ts';
import { groupPlaceOf, instancePlaceOf, requestFor, restoredVolumeId } from './restore-request.ts';
import { setReader } from './set-facts.ts';
import type { SetReader } from './set-facts.ts';

type Row = Input<typeof api.validateRestoreSet>['body']['rows'][number];
type Outcome = Reply<typeof api.validateRestoreSet>['items'][number];

/** Azure checks so many restores of one set at the same time; the others wait for their turn. */
const mostAtOnce = 8;

/**
 * One step of Azure's checks of a set: looks at those under way, then begins others while there is room. The caller
 * brings what is under way and calls again, so nothing is remembered here.
 */
export async function validateSome(azure: Azure, rows: readonly Row[]): Promise<Omit<Reply<typeof api.validateRestoreSet>, 'asOf'>> {
  const reader = setReader(azure);
  const outcomes = new Map<Row, Outcome>();
  const underWay = rows.filter(({ operationId }) => operationId !== undefined);
  await Promise.all(underWay.map(async (row) => outcomes.set(row, await lookedAt(azure, row))));
  const running = [...outcomes.values()].filter(({ operation }) => operation !== null && !isDone(operation)).length;
  const next = rows.filter(({ operationId }) => operationId === undefined).slice(0, Math.max(0, mostAtOnce - running));
  await Promise.all(next.map(async (row) => outcomes.set(row, await begun(azure, reader, row))));
  const putOff = [...outcomes.values()].flatMap(({ problem }) =>
    problem?.code === 'throttled' ? [problem.retryAfterMs ?? usualPaceMs] : [],
  );
  const items = rows.map((row) => waiting(outcomes.get(row)) ?? { instanceId: row.instanceId, operation: null, problem: null });
  return { items, pollAfterMs: Math.max(paceOf(items), ...putOff) };
}

/** What Azure put off is asked again later: for now it waits like the others. */
const waiting = (outcome: Outcome | undefined): Outcome | undefined => (outcome?.problem?.code === 'throttled' ? undefined : outcome);

function paceOf(items: readonly Outcome[]): number {
  const paces = items.flatMap(({ operation }) => (operation?.status === 'running' ? [operation.pollAfterMs] : []));
  return paces.length === 0 ? usualPaceMs : Math.min(...paces);
}

async function lookedAt(azure: Azure, row: Row): Promise<Outcome> {
  return outcomeOf(row, () => lookAtOperation(azure, row.operationId ?? ''));
}

async function begun(azure: Azure, reader: SetReader, row: Row): Promise<Outcome> {
  return outcomeOf(row, async () => {
    const [{ instance }, group] = await Promise.all([reader.instanceOf(row.instanceId), reader.groupOf(row.groupId)]);
    const at = instancePlaceOf(row.instanceId);
    const client = azure.dataProtectionActions(at.subscriptionId).backupInstances;
    const request = {
      restoreRequestObject: requestFor(row, instance.volumeName, group === null ? instance.region : sanAt(group.san).region),
    };
    const begun = await begin((options) => client.validateForRestore(at.resourceGroup, at.vault, at.instance, request, options));
    return accepted(azure, { kind: 'validate-restore', targetId: restoredVolumeId(row) }, begun);
  });
}

async function outcomeOf({ instanceId }: Row, ask: () => Promise<Operation>): Promise<Outcome> {
  try {
    return { instanceId, operation: await ask(), problem: null };
  } catch (error) {
    return { instanceId, operation: null, problem: partialProblem(error) };
  }
}

/** Ask an Elastic SAN whether these snapshots can become volumes of a group: `preRestore`, once for all of them. */
export async function checkGroup(azure: Azure, { groupId, snapshotIds }: { groupId: string; snapshotIds: string[] }) {
  const at = groupPlaceOf(groupId);
  try {
    const { volumes } = azure.elasticSan(at.subscriptionId);
    let status: unknown;
    const begun = await begin((options) =>
      volumes.preRestore(
        at.resourceGroup,
        at.san,
        at.group,
        { diskSnapshotIds: snapshotIds },
        {
          onResponse: (response) => {
            options.onResponse(response);
            status = statusIn(response.parsedBody ?? response.bodyAsText);
          },
        },
      ),
    );
    const operation = await accepted(azure, { kind: 'validate-restore', targetId: groupId }, begun);
    if (operation.status !== 'succeeded' || status === 'success') return { groupId, operation, problem: null };
    return { groupId, operation: null, problem: { code: 'validation-failed' as const } };
  } catch (error) {
    return { groupId, operation: null, problem: partialProblem(error) };
  }
}

function statusIn(body: unknown): string | undefined {
  const read: unknown = typeof body === 'string' && body !== '' ? JSON.parse(body) : body;
  const found: unknown = typeof read === 'object' && read !== null ? Reflect.get(read, 'validationStatus') : undefined;
  return typeof found === 'string' ? found.toLowerCase() : undefined;
}
