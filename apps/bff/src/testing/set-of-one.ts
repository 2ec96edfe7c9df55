import { api, type Api, type Endpoint, type Input, type Reply } from '@esan/contract';
import type { Operation, Problem } from '@esan/domain';
import type { As, Outcome } from './rehearsal.ts';

/** Endpoints that take one step of work on many rows. */
type Steps = Api['validateBackups'] | Api['configureBackups'] | Api['checkVolumes'] | Api['validateRestore'];
type Row<E extends Steps> = Input<E>['body']['rows'][number];
type Outcomes = { items: { operation: Operation | null; problem: Problem | null }[] };
type One = { item: Operation };

/** A row's own problem counts like that of the whole request. */
function ofOne({ status, reply, problem }: Outcome<Outcomes>): Outcome<One> {
  if (problem !== undefined) return { status, problem };
  const [only] = reply.items;
  if (only?.operation) return { status, reply: { item: only.operation } };
  return { status, problem: only?.problem ?? { code: 'unexpected', detail: 'There is neither an operation nor a problem.' } };
}

function wellDone(what: string, { status, reply, problem }: Outcome<One>): One {
  if (problem !== undefined) throw new Error(`${what}: ${status} ${JSON.stringify(problem)}`);
  return reply;
}

/** What comes of a single row. */
export async function tryOne<E extends Steps>(as: As, endpoint: E, row: Row<E>): Promise<Outcome<One>> {
  const input = { body: { rows: [row] } } as unknown as Input<Endpoint & E>;
  return ofOne((await as.try(endpoint, input)) as Outcome<Reply<E> & Outcomes>);
}

/** A single row that must go well; its operation. */
export const doOne = async <E extends Steps>(as: As, endpoint: E, row: Row<E>): Promise<One> =>
  wellDone(endpoint.name, await tryOne(as, endpoint, row));

type DiskPlace = { subscriptionId: string; resourceGroup: string; disk: string };
type Disks = Input<Api['createDisks']>['body'];
type Disk = Omit<Disks, 'rows'> & Omit<Disks['rows'][number], 'name'>;

/** The request for a single disk. */
export function oneDisk({ disk: name, ...params }: DiskPlace, { snapshotId, sizeGiB, ...kind }: Disk): Input<Api['createDisks']> {
  return { params, body: { ...kind, rows: [{ name, snapshotId, ...(sizeGiB === undefined ? {} : { sizeGiB }) }] } };
}

/** What comes of a single disk. */
export const tryDisk = async (as: As, at: DiskPlace, disk: Disk): Promise<Outcome<One>> =>
  ofOne(await as.try(api.createDisks, oneDisk(at, disk)));

/** A single disk that must be begun; its operation. */
export const makeDisk = async (as: As, at: DiskPlace, disk: Disk): Promise<One> => wellDone('createDisks', await tryDisk(as, at, disk));

type Restore = Input<Api['startRestore']>['body']['rows'][number] & { intent: string };

/** What comes of the press that restores one volume. */
export const tryRestore = async (as: As, { intent, ...row }: Restore): Promise<Outcome<One>> =>
  ofOne(await as.try(api.startRestore, { body: { intent, rows: [row] } }));

/** The press that restores one volume and must go well; its operation. */
export const doRestore = async (as: As, restore: Restore): Promise<One> => wellDone('startRestore', await tryRestore(as, restore));

/** The plan of one volume's restore: its row, and where its roles may not be assigned. */
export async function planOne(as: As, { instanceId, point, groupId, volumeName }: Omit<Restore, 'intent' | 'after'>) {
  const items = [{ instanceId, point, name: volumeName, groupId }];
  const plan = await as.get(api.planRestore, { body: { items, pattern: '{volume}-restored', groups: [] } });
  const [row] = plan.items;
  if (row === undefined) throw new Error('There is no row.');
  return { ...row, mayNotAssignAt: plan.mayNotAssignAt };
}
